package wernicke.scorer.internal.job;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import wernicke.api.CrossValidator;
import wernicke.api.catalog.Catalog;
import wernicke.api.event.WernickeEvent;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobStanding;
import wernicke.api.store.Journal;
import wernicke.api.store.Materials;
import wernicke.api.store.Recordings;
import wernicke.scorer.internal.conversation.Conversation;
import wernicke.scorer.internal.cost.Costs;

/**
 * What the runs of jobs share.
 *
 * @param materials assemblies by content hash
 * @param splits makes them of a scheme
 * @param standings how jobs stand, for whoever asks; of any thread
 * @param quiet whether a single job runs, so that its times are its own
 */
public record Desk(
    Catalog catalog,
    Journal journal,
    Recordings recordings,
    Materials materials,
    CrossValidator splits,
    Consumer<WernickeEvent> bus,
    Conversation conversation,
    Aside aside,
    Supplier<Settings> now,
    Function<JobSpec, JobKind> kinds,
    ControlJobs controls,
    Costs costs,
    Map<Long, JobStanding> standings,
    BooleanSupplier quiet) {
  /** The settings as they are now. */
  Settings settings() {
    return now.get();
  }

  public long recordingDeadline() {
    return System.currentTimeMillis() + Duration.ofHours(settings().recordingHours()).toMillis();
  }

  public long deadline() {
    return System.currentTimeMillis() + Duration.ofHours(settings().requestHours()).toMillis();
  }
}
