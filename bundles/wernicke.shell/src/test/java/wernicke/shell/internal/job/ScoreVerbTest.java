package wernicke.shell.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Exit;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Context;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobState;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.Scores;
import wernicke.testing.console.TestTerminal;

@Timeout(60)
class ScoreVerbTest {
  private final FakeServices services = Plugins.catalog();
  private final Shell shell = new Shell(services);
  private final TestTerminal terminal = new TestTerminal();

  private void refused(String line, String message) {
    assertThat(shell.run(terminal, line)).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText()).isEqualTo(message + "\n");
    assertThat(terminal.outText()).isEmpty();
    assertThat(services.submitted).isEmpty();
  }

  @Test
  void modelAndControlsAreScoredAndPrinted() {
    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge")).isEqualTo(Exit.OK);

    assertThat(services.submitted)
        .containsExactly(AlignmentSpec.of("tiny-gpt2-books", "Demo-ridge").withControls());
    assertThat(terminal.outText())
        .startsWith("model          tiny-gpt2-books\nbenchmark      Demo-ridge\n")
        .contains("\ncontrol         raw     95 % interval   score   error  best layer\nposition  ")
        .contains("\nword-length  0.2500");
    assertThat(terminal.errText()).isEmpty();
  }

  @Test
  void jsonIsOneObject() {
    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge --json")).isEqualTo(Exit.OK);

    assertThat(terminal.outText().lines()).hasSize(1);
    JsonObject json = JsonParser.parseString(terminal.outText()).getAsJsonObject();
    assertThat(json.get("raw").getAsDouble()).isEqualTo(0.25);
    assertThat(json.getAsJsonObject("controls").keySet())
        .containsExactly("position", "word-length");
  }

  @Test
  void optionsReachTheJob() {
    shell.run(
        terminal,
        "score tiny-gpt2-books Demo-ridge --layers h.0..2,ln --metric pearsonr --cv shuffle"
            + " --context corpus");

    assertThat(services.submitted)
        .containsExactly(
            AlignmentSpec.of("tiny-gpt2-books", "Demo-ridge")
                .onLayers(List.of("h.0", "h.1", "h.2", "ln"))
                .by(MetricSpec.parse("pearsonr"))
                .under(CrossValidation.parse("shuffle:10:seed=1"))
                .in(Context.parse("corpus"))
                .withControls());
  }

  @Test
  void settingsOfTheMetricAndControlsReachTheJob() {
    shell.run(
        terminal,
        "score tiny-gpt2-books Demo-ridge --pca 10 --beyond word-length,position --no-controls");
    shell.run(terminal, "score tiny-gpt2-books Demo-ridge --metric pearsonr:b=2:a=1 --no-controls");

    assertThat(services.submitted)
        .extracting(spec -> spec.settings().get("metric"))
        .containsExactly("ridge:pca=10", "pearsonr:a=1:b=2");
    assertThat(services.submitted.get(0).beyond()).containsExactly("word-length", "position");
    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge --metric ridge:pca"))
        .isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge --beyond nobody"))
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void whatIsRecordedOtherwiseReachesTheJob() {
    shell.run(
        terminal, "score tiny-gpt2-books Demo-ridge --pooling mean --window 20 --localizer 128");

    assertThat(services.submitted)
        .extracting(spec -> spec.recording().toString())
        .containsExactly("pooling=mean,window=20,localizer=128");
  }

  @Test
  void whatCannotBeRecordedIsRefusedAtOnce() {
    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge --pooling none"))
        .isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge --decoder-only"))
        .isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge --localizer 9 --layers h.0"))
        .isEqualTo(Exit.USAGE);

    assertThat(services.submitted).isEmpty();
    assertThat(terminal.errText())
        .contains("Demo-ridge: pooling 'none': it is last, mean or first")
        .contains("Demo-ridge: decoder-only is for surprisal")
        .contains("--localizer chooses among all layers: leave --layers out");
  }

  @Test
  void controlsCanBeLeftOut() {
    shell.run(terminal, "score tiny-gpt2-books Demo-ridge --no-controls");

    assertThat(services.submitted).hasSize(1);
    assertThat(terminal.outText()).doesNotContain("control");
  }

  @Test
  void behaviouralScoresAreCorrelations() {
    services.scorer = (s, job) -> s.done(job, Scores.behavioural(job.id(), job.spec(), 0.1));

    assertThat(shell.run(terminal, "score gpt3-davinci Futrell2018-pearsonr")).isEqualTo(Exit.OK);

    assertThat(terminal.outText()).contains("pearson r      +0.1000 (signed)");
  }

  /** The number at once; the job and its controls go on by themselves. */
  @Test
  void queueSaysTheNumberAndReturns() {
    services.scorer = (s, job) -> job.with(JobState.RUNNING, "recording");

    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge --queue")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).isEqualTo("job 1\n");
    assertThat(terminal.errText()).isEqualTo("'follow 1' follows it to its score\n");
    assertThat(services.submitted).extracting(AlignmentSpec::beside).containsExactly(true);

    TestTerminal second = new TestTerminal();
    shell.run(second, "score tiny-gpt2-books Demo-ridge --queue --json");
    assertThat(second.outText()).isEqualTo("{\"job\":4}\n");
  }

  @Test
  void dryRunSaysWhatItWouldTakeAndSubmitsNothing() {
    services.estimate.complete(
        new JobEstimate(
            8604, 2_202_624, 700, 2_500, 1_300_000, 21_000_000_000L, 90_000_000, 4_000_000_000L));

    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge --dry-run"))
        .isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .isEqualTo(
            """
            passes   8,604 passes, 2,202,624 tokens
            time     12 to 42 min
            memory   90.0 MB (4.0 GB free)
            disk     1.3 MB (21.0 GB free)
            """);
    assertThat(services.submitted).isEmpty();

    TestTerminal second = new TestTerminal();
    shell.run(second, "score tiny-gpt2-books Demo-ridge --dry-run --json");
    assertThat(JsonParser.parseString(second.outText()).getAsJsonObject().get("passes").getAsLong())
        .isEqualTo(8604);
  }

  @Test
  void dryRunOfWhatCannotBeDoneSaysWhy() {
    services.estimate.completeExceptionally(new PluginException("no layer 'x'"));

    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge --dry-run"))
        .isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).isEqualTo("no layer 'x'\n");
  }

  @Test
  void unknownModelNamesWhatWasMeant() {
    refused(
        "score tiny-gpt2-book Demo-ridge",
        "unknown model 'tiny-gpt2-book': did you mean tiny-gpt2-books? 'models' lists them, --wait"
            + " waits for it, a checkpoint folder goes to models/");
  }

  @Test
  void unknownBenchmarkNamesWhatThereIs() {
    refused(
        "score tiny-gpt2-books Pereira",
        "unknown benchmark 'Pereira': there are Demo-ridge, Futrell2018-pearsonr; 'benchmarks'"
            + " lists them, --wait waits for its data set");
  }

  @Test
  void unknownMetricIsRefusedAlsoInABenchmarkId() {
    refused(
        "score tiny-gpt2-books Demo-cka",
        "unknown metric 'cka': there are pearsonr, ridge; 'metrics' lists them, --wait waits for"
            + " it, a bundle of a metric goes to deploy/");
  }

  @Test
  void everyMetricWorksOnEveryDataSet() {
    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-pearsonr --no-controls"))
        .isEqualTo(Exit.OK);
  }

  @Test
  void modelThatCannotDoItIsRefused() {
    refused(
        "score gpt3-davinci Demo-ridge",
        "Demo-ridge needs a model's states, but gpt3-davinci offers surprisal: choose another model"
            + " or benchmark");
  }

  @Test
  void modelWhoseFilesAreDamagedIsRefusedWithTheReason() {
    services.plugins.add(
        new Plugin(
                Plugin.Kind.MODEL,
                "broken",
                "cannot be used: weights are truncated",
                "b",
                "1",
                "code",
                List.of("surprisal"),
                null)
            .troubled("weights are truncated"));

    assertThat(shell.run(terminal, "score broken Demo-ridge")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).isEqualTo("broken cannot be used: weights are truncated\n");
    assertThat(services.submitted).isEmpty();
  }

  @Test
  void unreadableOptionsAreRefused() {
    refused(
        "score tiny-gpt2-books Demo-ridge --cv kfold",
        "--cv: unknown cross-validation 'kfold': use shuffle, group, runs, contiguous or none");
  }

  @Test
  void unknownContextIsRefused() {
    assertThat(shell.run(terminal, "score a b --context story")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .startsWith("score: --context is passage or corpus, not 'story'; usage: score <model>");
  }

  @Test
  void waitingSubmitsWhatIsNotThere() {
    assertThat(shell.run(terminal, "score later Later-ridge --wait --no-controls"))
        .isEqualTo(Exit.OK);
    assertThat(services.submitted).containsExactly(AlignmentSpec.of("later", "Later-ridge"));
  }

  @Test
  void failedJobIsOneLineAndOne() {
    services.scorer = (s, job) -> job.with(JobState.FAILED, "weights are truncated");

    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge")).isEqualTo(Exit.FAILED);

    assertThat(terminal.errText()).isEqualTo("job 1 failed: weights are truncated\n");
    assertThat(terminal.outText()).isEmpty();
    assertThat(services.submitted).hasSize(1);
  }

  @Test
  void failedControlDoesNotSpoilTheScore() {
    services.scorer =
        (s, job) ->
            job.spec().model().equals("position")
                ? job.with(JobState.FAILED, "no passages")
                : s.done(job, Scores.neural(job.id(), job.spec(), 0.25));

    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge")).isEqualTo(Exit.OK);

    assertThat(terminal.outText()).contains("failed: no passages");
  }

  @Test
  void controlThatLeftIsNotWaitedFor() {
    services.scorer =
        (s, job) ->
            job.spec().model().equals("position")
                ? job.with(JobState.WAITING, "model position is not there")
                : s.done(job, Scores.neural(job.id(), job.spec(), 0.25));

    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge")).isEqualTo(Exit.OK);

    assertThat(terminal.outText()).contains("waiting: model position is not there");
    assertThat(services.jobs.get(2L).state()).isEqualTo(JobState.WAITING);
  }

  @Test
  void missingScorerIsOneLine() {
    services.withoutJobs = true;

    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).isEqualTo("the service Jobs is not there\n");
  }

  @Test
  void refusedJobIsOneLine() {
    services.scorer =
        (s, job) -> {
          throw new PluginException("the disk is full");
        };

    assertThat(shell.run(terminal, "score tiny-gpt2-books Demo-ridge")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).isEqualTo("the disk is full\n");
  }

  @Test
  void capitalsDoNotMatterButTheJobHasTheTrueIds() {
    assertThat(
            shell.run(terminal, "Score TINY-gpt2-books demo-RIDGE --metric PearsonR --no-controls"))
        .isEqualTo(Exit.OK);
    assertThat(shell.run(terminal, "score tiny-GPT2-books DEMO-PearsonR --no-controls --wait"))
        .isEqualTo(Exit.OK);

    assertThat(services.submitted)
        .extracting(
            AlignmentSpec::model,
            AlignmentSpec::benchmark,
            spec -> spec.settings().getOrDefault("metric", ""))
        .containsExactly(
            tuple("tiny-gpt2-books", "Demo-ridge", "pearsonr"),
            tuple("tiny-gpt2-books", "Demo-pearsonr", ""));
  }
}
