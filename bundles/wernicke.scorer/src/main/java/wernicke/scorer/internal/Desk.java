package wernicke.scorer.internal;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import wernicke.api.CrossValidator;
import wernicke.api.catalog.Catalog;
import wernicke.api.event.WernickeEvent;
import wernicke.api.job.JobStanding;
import wernicke.api.store.Journal;
import wernicke.api.store.Materials;
import wernicke.api.store.Recordings;

/**
 * What the runs of jobs share.
 *
 * @param materials assemblies by content hash
 * @param splits makes them of a scheme
 * @param standings how jobs stand, for whoever asks; of any thread
 * @param quiet whether a single job runs, so that its times are its own
 */
record Desk(
    Catalog catalog,
    Journal journal,
    Recordings recordings,
    Materials materials,
    CrossValidator splits,
    Consumer<WernickeEvent> bus,
    Conversation conversation,
    Aside aside,
    Supplier<Settings> now,
    ControlJobs controls,
    Costs costs,
    Map<Long, JobStanding> standings,
    BooleanSupplier quiet) {
  /** The settings as they are now. */
  Settings settings() {
    return now.get();
  }

  long recordingDeadline() {
    return System.currentTimeMillis() + Duration.ofHours(settings().recordingHours()).toMillis();
  }

  long deadline() {
    return System.currentTimeMillis() + Duration.ofHours(settings().requestHours()).toMillis();
  }
}
