package wernicke.shell.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.service.event.Event;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.JobProgress;

@Timeout(60)
class JobEventsTest {
  private final JobEvents events = new JobEvents();

  private void post(WernickeEvent event) {
    events.handleEvent(new Event(event.topic(), event.properties()));
  }

  @Test
  void onlyTheNewestProgressOfTheOwnJobIsKept() throws InterruptedException {
    try (JobEvents.Watch watch = events.watch(7)) {
      for (int i = 0; i < 100_000; i++) {
        post(new JobProgress(7, i / 1e5, -1, "step " + i));
        post(new JobProgress(8, 0, -1, "another job"));
      }

      watch.await(Long.MAX_VALUE);

      assertThat(watch.takeProgress().what()).isEqualTo("step 99999");
      assertThat(watch.takeProgress()).isNull();
    }
  }

  @Test
  void closedWatchHearsNothing() {
    JobEvents.Watch watch = events.watch(7);
    watch.close();

    post(new JobProgress(7, 0.5, -1, ""));

    assertThat(watch.takeProgress()).isNull();
  }

  @Test
  void firstLookIsAlwaysWorthIt() {
    try (JobEvents.Watch watch = events.watch(7)) {
      assertThat(watch.takeChanged()).isTrue();
      assertThat(watch.takeChanged()).isFalse();
    }
  }
}
