package wernicke.shell.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wernicke.api.PluginException;
import wernicke.api.console.Terminal;
import wernicke.api.event.WernickeEvent.JobChanged;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobStanding;
import wernicke.api.job.JobState;
import wernicke.shell.internal.job.Follower.Patience;
import wernicke.shell.internal.testing.ShellServices;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Scores;
import wernicke.testing.console.TestTerminal;

@Timeout(60)
class FollowerTest {
  private final FakeServices services = new FakeServices();
  private final JobEvents events = new JobEvents();
  private final Follower follower = new Follower(new ShellServices(services), events);
  private final TestTerminal terminal = new TestTerminal(Path.of("/"), 100);

  FollowerTest() {
    services.scorer = (s, job) -> job.with(JobState.RUNNING, "");
  }

  private Job submit() {
    return services.jobs().submit(AlignmentSpec.of("tiny", "Demo-ridge"));
  }

  private CompletableFuture<Job> follow(Job job, Patience patience) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return follower.follow(job.id(), "tiny", patience, terminal);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e.getMessage());
          }
        });
  }

  private void change(Job job) {
    services.jobs.put(job.id(), job);
    events.accept(new JobChanged(job.id(), job.state(), job));
  }

  private void awaitText(String text) throws InterruptedException {
    while (!terminal.errText().contains(text)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void progressIsShownUntilTheJobIsDone() throws Exception {
    Job job = submit();
    CompletableFuture<Job> followed = follow(job, Patience.WAIT);
    while (!terminal.errText().contains("recording passage 3")) {
      events.accept(new JobProgress(job.id(), 0.25, 30, "recording passage 3"));
      TimeUnit.MILLISECONDS.sleep(5);
    }

    change(services.done(job, Scores.neural(1, job.spec(), 0.5)));

    assertThat(followed.get().state()).isEqualTo(JobState.DONE);
    assertThat(terminal.errText())
        .isEqualTo(
            Terminal.ERASE
                + "tiny  [#####---------------]   25 %  ETA 0:30  recording passage 3"
                + Terminal.ERASE);
    assertThat(follower.score(followed.get()).raw()).isEqualTo(0.5);
  }

  /** The answer is whole when the last control is done, and it is awaited by events. */
  @Test
  void controlsAreFollowedTooButNotWaitedForWithoutEnd() throws Exception {
    Job job = services.jobs().submit(AlignmentSpec.of("tiny", "Demo-ridge").withControls());
    CompletableFuture<Job> followed = follow(job, Patience.WAIT);
    change(services.done(job, Scores.neural(1, job.spec(), 0.5)));
    Job position = services.jobs.get(2L);
    Job length = services.jobs.get(3L);
    change(position.with(JobState.WAITING, "model position is not there"));
    TimeUnit.MILLISECONDS.sleep(50);
    assertThat(followed).isNotDone();

    change(services.done(length, Scores.neural(3, length.spec(), 0.1)));

    assertThat(followed.get().state()).isEqualTo(JobState.DONE);
  }

  /** Passes, time and room of what takes over a minute; nothing of what does not. */
  @Test
  void whatALongJobTakesIsToldOnce() throws Exception {
    Job job = submit();
    JobEstimate estimate =
        new JobEstimate(8604, 2_202_624, 700, 2_500, 0, 1, 90_000_000, 4_000_000);
    services.standings.put(job.id(), new JobStanding(0, -1, "", Optional.of(estimate)));
    CompletableFuture<Job> followed = follow(job, Patience.WAIT);
    String line =
        "job 1 takes about: 8,604 passes, 2,202,624 tokens, 12 to 42 min, 90.0 MB of memory (4.0 MB"
            + " free)\n";
    awaitText(line + "Ctrl-C leaves it running, 'follow 1' shows its answer later\n");
    events.accept(new JobProgress(job.id(), 0.1, 30, ""));
    change(job.with(JobState.CANCELLED, ""));
    followed.get();
    assertThat(terminal.errText()).containsOnlyOnce("takes about");

    services.standings.put(
        2L, new JobStanding(0, -1, "", Optional.of(new JobEstimate(3, 60, 1, 50, 0, 1, 1, 1))));
    Job quick = submit();
    CompletableFuture<Job> quickly = follow(quick, Patience.WAIT);
    TimeUnit.MILLISECONDS.sleep(50);
    change(quick.with(JobState.CANCELLED, ""));
    quickly.get();
    assertThat(terminal.errText()).containsOnlyOnce("takes about");
  }

  @Test
  void finishedJobIsFoundWithoutAnyEvent() throws Exception {
    Job job = submit();
    services.jobs.put(job.id(), job.with(JobState.FAILED, "no memory"));

    Job last = follow(job, Patience.WAIT).get();

    assertThatThrownBy(() -> follower.score(last))
        .isInstanceOf(PluginException.class)
        .hasMessage("job 1 failed: no memory");
  }

  @Test
  void finishedJobIsFoundEvenIfItsEventIsLost() throws Exception {
    Job job = submit();
    CompletableFuture<Job> followed = follow(job, Patience.WAIT);
    TimeUnit.MILLISECONDS.sleep(50);

    services.jobs.put(job.id(), job.with(JobState.CANCELLED, ""));

    Job last = followed.get();
    assertThatThrownBy(() -> follower.score(last))
        .isInstanceOf(PluginException.class)
        .hasMessage("job 1 was cancelled");
  }

  @Test
  void waitingJobSaysWhatItWaitsForOnceAndGoesOn() throws Exception {
    Job job = submit();
    CompletableFuture<Job> followed = follow(job, Patience.WAIT);
    Job waiting = job.with(JobState.WAITING, "model tiny is not there");
    change(waiting);
    awaitText("waits");
    change(waiting);
    change(job.with(JobState.CANCELLED, ""));

    followed.get();

    assertThat(terminal.errText())
        .isEqualTo(
            "job 1 waits: model tiny is not there (it goes on by itself; Ctrl-C stops watching,"
                + " 'cancel 1' stops the job)\n");
  }

  @Test
  void impatientWatcherLeavesAWaitingJob() throws Exception {
    Job job = submit();
    services.jobs.put(job.id(), job.with(JobState.WAITING, "model tiny is not there"));

    assertThat(follow(job, Patience.LEAVE).get().state()).isEqualTo(JobState.WAITING);
  }

  @Test
  void watcherWhoLeavesHearsThatTheJobGoesOn() throws InterruptedException {
    Job job = submit();
    CompletableFuture<Job> followed = follow(job, Patience.WAIT);

    terminal.leave();

    assertThatThrownBy(followed::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining(
            "job 1 goes on: 'follow 1' follows it to its score, 'cancel 1' stops it");
    assertThat(services.jobs.get(1L).state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void lostScoreIsSaid() {
    Job job = submit().done("0123");

    assertThatThrownBy(() -> follower.score(job))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("is not in the store");
  }
}
