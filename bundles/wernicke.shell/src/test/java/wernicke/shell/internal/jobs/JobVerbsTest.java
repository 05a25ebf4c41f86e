package wernicke.shell.internal.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wernicke.api.MetricSpec;
import wernicke.api.RecordingChanges;
import wernicke.api.console.Exit;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Context;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobStanding;
import wernicke.api.job.JobState;
import wernicke.codec.internal.Codec;
import wernicke.codec.internal.Recorded;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.Scores;
import wernicke.testing.console.TestTerminal;

@Timeout(60)
class JobVerbsTest {
  private final FakeServices services = Plugins.catalog();
  private final Shell shell = new Shell(services);
  private final TestTerminal terminal = new TestTerminal();

  @BeforeEach
  void submit() {
    services.jobs().submit(AlignmentSpec.of("tiny", "Demo-ridge"));
    services.scorer = (s, job) -> job.with(JobState.WAITING, "model gpt9 is not there");
    services.jobs().submit(AlignmentSpec.of("gpt9", "Demo-ridge"));
    services.scorer = (s, job) -> job.with(JobState.FAILED, "weights are truncated");
    services.jobs().submit(AlignmentSpec.of("bad", "Demo-ridge"));
  }

  @Test
  void listShowsStateAndWhy() {
    assertThat(shell.run(terminal, "jobs")).isEqualTo(Exit.OK);

    assertThat(terminal.outText())
        .isEqualTo(
            """
            id  state    %%  ETA  model  benchmark   settings  message
             1  done             tiny   Demo-ridge            result %s
             2  waiting          gpt9   Demo-ridge            model gpt9 is not there
             3  failed           bad    Demo-ridge            weights are truncated
            """
                .formatted(services.scores.get(0).id().substring(0, 12)));
  }

  /** How far, how long, with which settings, and what it waits for; in 80 columns. */
  @Test
  void listFitsTheTerminal() {
    services.scorer = (s, job) -> job.with(JobState.RUNNING, "recording");
    AlignmentSpec spec =
        AlignmentSpec.of("opt-66b-from-the-hub", "Pereira2018-ridge")
            .onLayers(List.of("h.1"))
            .by(MetricSpec.parse("ridge:pca=10"))
            .in(Context.parse("corpus"))
            .recorded(RecordingChanges.parse("window=20"))
            .heldAgainst(List.of("word-length"))
            .withControls();
    services.jobs().submit(spec);
    services.jobs.replaceAll((id, job) -> job.control() ? job.with(JobState.QUEUED, "") : job);
    services.standings.put(
        4L, new JobStanding(0.437, 3723, "passage 300 of 627", Optional.empty()));
    TestTerminal narrow = new TestTerminal(Path.of("/"), 80);

    shell.run(narrow, "jobs --open");
    shell.run(terminal, "jobs --open");

    assertThat(narrow.outText().lines()).hasSize(5).allMatch(line -> line.length() <= 80);
    assertThat(narrow.outText()).contains(" 4  running  43  1:02:03  opt-66b-");
    assertThat(terminal.outText())
        .contains("ridge:pca=10 layers=h.1 beyond=word-length context=corpus window=20")
        .contains("passage 300 of 627")
        .contains(" 5  queued                position")
        .contains("control of 4 ridge:pca=10 context=corpus")
        .contains("after job 4");
  }

  @Test
  void jsonHasAllOfThem() {
    services.scorer = (s, job) -> job.with(JobState.RUNNING, "recording");
    AlignmentSpec spec = AlignmentSpec.of("tiny", "Demo-ridge");
    services.jobs().submit(spec.withControls());
    JobEstimate estimate = new JobEstimate(7, 90, 1, 2, 3, 4, 5, 6);
    services.standings.put(4L, new JobStanding(0.25, 30, "passage 3", Optional.of(estimate)));

    shell.run(terminal, "jobs --open --json");

    JsonArray jobs = JsonParser.parseString(terminal.outText()).getAsJsonArray();
    JsonObject job = jobs.get(1).getAsJsonObject();
    assertThat(job.get("id").getAsInt()).isEqualTo(4);
    assertThat(job.get("controls").getAsJsonArray()).isEmpty();
    assertThat(job.get("control_jobs").toString()).isEqualTo("[5,6]");
    assertThat(job.get("fraction").getAsDouble()).isEqualTo(0.25);
    assertThat(job.get("eta_seconds").getAsDouble()).isEqualTo(30);
    assertThat(job.get("doing").getAsString()).isEqualTo("passage 3");
    assertThat(job.getAsJsonObject("estimate").get("passes").getAsInt()).isEqualTo(7);
    assertThat(Codec.read(job.getAsJsonObject("estimate").get(Recorded.RECORD), JobEstimate.class))
        .isEqualTo(estimate);
    assertThat(Codec.read(job.get(Recorded.RECORD), Job.class)).isEqualTo(services.jobs.get(4L));
    assertThat(jobs.get(0).getAsJsonObject().get("waits_for").getAsString())
        .isEqualTo("model gpt9 is not there");
    assertThat(jobs.get(2).getAsJsonObject().get("parent").getAsInt()).isEqualTo(4);
  }

  @Test
  void openJobsOnly() {
    shell.run(terminal, "jobs --open --json");

    assertThat(JsonParser.parseString(terminal.outText()).getAsJsonArray())
        .singleElement()
        .satisfies(j -> assertThat(j.getAsJsonObject().get("id").getAsInt()).isEqualTo(2));
  }

  @Test
  void noJobsAtAll() {
    services.jobs.clear();

    assertThat(shell.run(terminal, "jobs")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).isEmpty();
    assertThat(terminal.errText()).startsWith("no jobs: ");
  }

  @Test
  void oneJob() {
    assertThat(shell.run(terminal, "job 2")).isEqualTo(Exit.OK);

    assertThat(terminal.outText())
        .startsWith(
            """
            id            2
            state         WAITING
            message       model gpt9 is not there
            model         gpt9
            benchmark     Demo-ridge
            layers        all
            metric        -
            cv            -
            context       passage
            recording     -
            controls      -
            beside        false
            parent        0
            control_jobs  -
            """)
        .endsWith("resumed       0\nresult        -\n");
  }

  @Test
  void oneJobAsJson() {
    shell.run(terminal, "job 3 --json");

    assertThat(
            JsonParser.parseString(terminal.outText()).getAsJsonObject().get("state").getAsString())
        .isEqualTo("FAILED");
  }

  @Test
  void unknownJobs() {
    assertThat(shell.run(terminal, "job 9")).isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "watch nine")).isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "cancel")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo(
            """
            there is no job 9: 'jobs' lists them
            'nine' is no job number: 'jobs' lists them
            cancel: name the jobs, as 3 or 3,5 or 3-17, or say --all; usage: cancel [jobs] [--all]
            """);
  }

  @Test
  void watchPrintsTheScore() {
    assertThat(shell.run(terminal, "watch 1")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).startsWith("model          tiny\n").contains("best layer");
  }

  @Test
  void watchOfAFailedJobFails() {
    assertThat(shell.run(terminal, "watch 3 --json")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).isEqualTo("job 3 failed: weights are truncated\n");
    assertThat(terminal.outText()).isEmpty();
  }

  @Test
  void cancelStopsWhatIsNotFinished() {
    assertThat(shell.run(terminal, "cancel 2")).isEqualTo(Exit.OK);
    assertThat(shell.run(terminal, "cancel 1")).isEqualTo(Exit.FAILED);

    assertThat(services.jobs.get(2L).state()).isEqualTo(JobState.CANCELLED);
    assertThat(services.jobs.get(1L).state()).isEqualTo(JobState.DONE);
    assertThat(terminal.outText()).isEqualTo("job 2 is cancelled\n");
    assertThat(terminal.errText()).isEqualTo("job 1 is done: there is nothing to cancel\n");
  }

  @Test
  void cancelTakesSeveralAndAll() {
    services.scorer = (s, job) -> job.with(JobState.RUNNING, "");
    for (int job = 4; job <= 7; job++) {
      services.jobs().submit(AlignmentSpec.of("tiny", "Demo-ridge"));
    }
    assertThat(shell.run(terminal, "cancel 1,4-5")).isEqualTo(Exit.OK);
    assertThat(shell.run(terminal, "cancel --all")).isEqualTo(Exit.OK);
    assertThat(shell.run(terminal, "cancel --all")).isEqualTo(Exit.FAILED);
    assertThat(shell.run(terminal, "cancel 5-4")).isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "cancel 90-99")).isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "cancel 3 --all")).isEqualTo(Exit.USAGE);

    assertThat(terminal.outText())
        .isEqualTo("2 jobs are being cancelled: 4, 5\n3 jobs are being cancelled: 2, 6, 7\n");
    assertThat(terminal.errText())
        .startsWith("all of them are finished: there is nothing to cancel\n")
        .contains("'5-4' is no range of jobs", "there is no job 90-99");
    assertThat(services.jobs.values()).allMatch(job -> job.state().terminal());
  }

  @Test
  void followPrintsTheControlsToo() {
    services.scorer = (s, job) -> s.done(job, Scores.neural(job.id(), job.spec(), 0.25));
    long job = services.jobs().submit(AlignmentSpec.of("tiny", "Demo-ridge").withControls()).id();

    assertThat(shell.run(terminal, "follow " + job)).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .contains(
            "\ncontrol         raw     95 % interval   score   error  best layer\nposition  ");
    TestTerminal watched = new TestTerminal();
    shell.run(watched, "watch " + job);
    assertThat(watched.outText()).isEqualTo(terminal.outText());
  }

  @Test
  void retryTakesUpWhatFailed() {
    assertThat(shell.run(terminal, "retry 3")).isEqualTo(Exit.OK);
    assertThat(shell.run(terminal, "retry 2")).isEqualTo(Exit.FAILED);

    assertThat(services.jobs.get(3L).state()).isEqualTo(JobState.QUEUED);
    assertThat(terminal.outText()).isEqualTo("job 3 is queued\n");
    assertThat(terminal.errText())
        .isEqualTo("job 2 is waiting: only failed and cancelled jobs can be taken up again\n");
  }
}
