package wernicke.scorer.internal;

import java.time.Duration;
import java.util.function.Consumer;
import wernicke.api.catalog.Catalog;
import wernicke.api.event.WernickeEvent;
import wernicke.api.store.Journal;
import wernicke.api.store.Recordings;

/** What the runs of jobs share. */
record Desk(
    Catalog catalog,
    Journal journal,
    Recordings recordings,
    Consumer<WernickeEvent> bus,
    Conversation conversation,
    Settings settings) {
  long recordingDeadline() {
    return System.currentTimeMillis() + Duration.ofHours(settings.recordingHours()).toMillis();
  }

  long deadline() {
    return System.currentTimeMillis() + Duration.ofHours(settings.requestHours()).toMillis();
  }
}
