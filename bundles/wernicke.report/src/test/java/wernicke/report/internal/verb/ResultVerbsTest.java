package wernicke.report.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.CrossValidation;
import wernicke.api.console.Exit;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Score;
import wernicke.console.internal.run.Runner;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.FakeUpkeep;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.Scores;
import wernicke.testing.console.TestTerminal;

class ResultVerbsTest {
  @TempDir private Path folder;
  private final FakeServices services = Plugins.catalog();
  private final Results results = new Results(services);
  private TestTerminal terminal;
  private Score tiny;

  @BeforeEach
  void score() {
    terminal = new TestTerminal(folder, 0);
    tiny = Scores.neural(1, AlignmentSpec.of("tiny", "Demo-ridge"), 0.25);
    services.scores.add(tiny);
    services.scores.add(
        Scores.behavioural(2, AlignmentSpec.of("gpt3", "Futrell2018-pearsonr"), -0.2));
  }

  private String hash(int index) {
    return services.scores.get(index).id().substring(0, 12);
  }

  @Test
  void twoScoresAreTestedAgainstEachOther() {
    services.scores.add(Scores.neural(1, AlignmentSpec.of("big", "Demo-ridge"), 0.35));
    services.scores.add(Scores.neural(2, AlignmentSpec.of("small", "Demo-ridge"), 0.25));
    assertThat(results.run(terminal, "compare big small Demo-ridge")).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .contains("difference  +0.1000 (mean over 5 subjects; bootstrap 95 % -0.0100 to +0.2500)\n")
        .endsWith("p           0.06250 (two-sided, 32 patterns of signs, all there are)\n");
    assertThat(results.run(terminal, "compare big nobody Demo-ridge")).isEqualTo(Exit.USAGE);
  }

  @Test
  void listPrintsTheSchemeWithEveryScore() {
    assertThat(results.run(terminal, "results")).isEqualTo(Exit.OK);

    assertThat(terminal.outText())
        .isEqualTo(
            """
            result        model  benchmark             metric    cv                      raw     95 %% interval  ceiling   score   error  best layer     n
            %s  tiny   Demo-ridge            ridge     contiguous:5:gap=5   0.2500  [0.1500, 0.3500]   0.5000  0.5000  0.0100  h.1          362
            %s  gpt3   Futrell2018-pearsonr  pearsonr  none                -0.2000                 -        -       -       -  surprisal   9325
            """
                .formatted(hash(0), hash(1)));
    assertThat(terminal.errText()).isEmpty();
  }

  @Test
  void schemesThatCannotBeComparedAreWarnedOf() {
    AlignmentSpec shuffled =
        AlignmentSpec.of("tiny", "Demo-ridge").under(CrossValidation.parse("shuffle:10:seed=1"));
    services.scores.add(Scores.neural(3, shuffled, 0.4));

    results.run(terminal, "results");

    assertThat(terminal.errText())
        .isEqualTo(
            "caution: scores on Demo-ridge under different cross-validation schemes cannot be"
                + " compared: contiguous:5:gap=5, shuffle:10:seed=1\n");
  }

  @Test
  void listsForScripts() {
    results.run(terminal, "results --csv --model tiny");
    assertThat(terminal.outText().lines()).hasSize(2);

    TestTerminal other = new TestTerminal(folder, 0);
    results.run(other, "results --json");
    assertThat(JsonParser.parseString(other.outText()).getAsJsonArray()).hasSize(2);
  }

  @Test
  void noResultsAtAll() {
    services.scores.clear();

    assertThat(results.run(terminal, "results")).isEqualTo(Exit.OK);
    assertThat(terminal.errText()).startsWith("no results: ");
  }

  @Test
  void filterThatMatchesNothingIsAnUnknownId() {
    assertThat(results.run(terminal, "results --model tinny")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo(
            "unknown model among the results 'tinny': did you mean tiny? 'results' lists what has"
                + " been found\n");
  }

  @Test
  void resultIsFoundByItsFirstDigits() {
    assertThat(results.run(terminal, "result " + hash(0))).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).startsWith("model          tiny\n");
    assertThat(results.run(terminal, "result 0")).isEqualTo(Exit.USAGE);
    assertThat(results.run(terminal, "result x")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo(
            """
            '0' begins 2 results: write more of its digits
            there is no result 'x': 'results' lists them
            """);
  }

  @Test
  void exportWritesOnceAndNeverOverwritesUnasked() throws IOException {
    assertThat(results.run(terminal, "export scores.csv")).isEqualTo(Exit.OK);
    Path file = folder.resolve("scores.csv");
    assertThat(terminal.outText()).isEqualTo("2 scores written to " + file + "\n");
    assertThat(Files.readAllLines(file)).hasSize(3);

    assertThat(results.run(terminal, "export scores.csv --model tiny")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo(file + " exists: choose another name, or overwrite it with --force\n");
    assertThat(Files.readAllLines(file)).hasSize(3);

    assertThat(results.run(terminal, "export scores.csv --model tiny --force")).isEqualTo(Exit.OK);
    assertThat(Files.readAllLines(file)).hasSize(2);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void exportAsJson() throws IOException {
    results.run(terminal, "export scores.json --benchmark Demo-ridge");

    String text = Files.readString(folder.resolve("scores.json"));
    assertThat(JsonParser.parseString(text).getAsJsonArray())
        .singleElement()
        .satisfies(
            s -> assertThat(s.getAsJsonObject().get("model").getAsString()).isEqualTo("tiny"));
  }

  @Test
  void exportRefusesOtherEndingsAndMissingFolders() {
    assertThat(results.run(terminal, "export scores.xlsx")).isEqualTo(Exit.USAGE);
    assertThat(results.run(terminal, "export none/scores.csv")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .contains("export: the file must end in .csv or .json; usage: export <file>")
        .contains("there is no folder " + folder.resolve("none") + ": create it first");
  }

  @Test
  void plotTakesAResultOrAModelAndABenchmark() {
    Score control = Scores.neural(3, AlignmentSpec.of("word-length", "Demo-ridge"), 0.1);
    services.scores.add(control);
    AlignmentSpec shuffled =
        AlignmentSpec.of("position", "Demo-ridge")
            .under(CrossValidation.parse("shuffle:10:seed=1"));
    services.scores.add(Scores.neural(4, shuffled, 0.1));
    Score windowed = Scores.neural(5, AlignmentSpec.of("word-length", "Demo-ridge"), 0.2);
    services.scores.add(Scores.asked(windowed, Map.of("window", "5")));

    assertThat(results.run(terminal, "plot " + hash(0) + " --out pictures")).isEqualTo(Exit.OK);
    assertThat(results.run(terminal, "plot tiny Demo-ridge")).isEqualTo(Exit.OK);

    assertThat(services.figures.drawn)
        .containsExactly(List.of(tiny, control), List.of(tiny, control));
    assertThat(terminal.outText())
        .startsWith(folder.resolve("pictures/tiny_Demo-ridge_layers.svg") + "\n")
        .endsWith(services.home.resolve("figures/tiny_Demo-ridge_layers.png") + "\n");
  }

  @Test
  void plotOfSeveralIsOnePicture() {
    Score control = Scores.neural(3, AlignmentSpec.of("word-length", "Demo-ridge"), 0.1);
    services.scores.add(control);

    assertThat(results.run(terminal, "plot tiny word-length Demo-ridge")).isEqualTo(Exit.OK);
    assertThat(results.run(terminal, "plot " + hash(0) + " " + control.id())).isEqualTo(Exit.OK);
    assertThat(results.run(terminal, "plot tiny word-length Demo-ridge --kind layers"))
        .isEqualTo(Exit.USAGE);

    assertThat(services.figures.drawn)
        .containsExactly(List.of(tiny, control), List.of(tiny, control));
    assertThat(terminal.errText()).startsWith("plot: --kind draws one result, not 2; usage: ");
  }

  @Test
  void plotOfWhatIsNotThere() {
    assertThat(results.run(terminal, "plot tiny Futrell2018-pearsonr")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo(
            "there is no result of tiny on Futrell2018-pearsonr: 'results' lists them, 'score'"
                + " makes one\n");
  }

  private Score windowed(long job, String words) {
    Score score = Scores.neural(job, AlignmentSpec.of("tiny", "Demo-ridge"), 0.2);
    return Scores.asked(score, Map.of("window", words));
  }

  @Test
  void resultsThatDifferInASettingSaySo() {
    services.scores.add(windowed(3, "5"));

    results.run(terminal, "results --model tiny");
    assertThat(terminal.outText().lines().map(line -> line.substring(14)).toList())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("model  benchmark   settings  metric  cv "),
            row -> assertThat(row).startsWith("tiny   Demo-ridge            ridge   contig"),
            row -> assertThat(row).startsWith("tiny   Demo-ridge  window 5  ridge   contig"));

    TestTerminal csv = new TestTerminal(folder, 0);
    results.run(csv, "results --csv --model tiny");
    List<String> lines = csv.outText().lines().toList();
    assertThat(lines.get(0))
        .endsWith(
            ",name,layers,beyond,context,pooling,window,overflow,localizer,decoder_only,"
                + "metric_neuroid,metric_pca");
    assertThat(lines.get(1)).endsWith(",tiny on Demo-ridge,,,,,,,,,,");
    assertThat(lines.get(2)).endsWith(",tiny on Demo-ridge (window 5),,,,,5,,,,,");
  }

  @Test
  void resultsThatShareANameAreToldApartByTheirDigits() {
    Score again = Scores.neural(3, AlignmentSpec.of("tiny", "Demo-ridge"), 0.26);
    services.scores.add(again);

    results.run(terminal, "results --model tiny");
    assertThat(terminal.outText())
        .contains("Demo-ridge  result " + hash(0))
        .contains("Demo-ridge  result " + hash(2));
    TestTerminal plot = new TestTerminal(folder, 0);
    results.run(plot, "plot " + hash(0));
    results.run(plot, "plot " + hash(2));
    assertThat(plot.outText().lines().distinct()).hasSize(4);
    assertThat(plot.outText()).contains("figures/tiny_Demo-ridge_" + hash(2) + "_layers.svg");
  }

  @Test
  void theBenchmarksOwnWayIsMeantAndTheOthersAreTold() {
    services.scores.add(windowed(3, "5"));
    services.scores.add(windowed(4, "9"));

    assertThat(results.run(terminal, "plot tiny Demo-ridge")).isEqualTo(Exit.OK);
    assertThat(services.figures.drawn.get(0).get(0)).isEqualTo(tiny);
    assertThat(terminal.errText())
        .isEqualTo(
            "taken: tiny on Demo-ridge, result %s; not: %s (window 5), %s (window 9)\n"
                .formatted(hash(0), hash(2), hash(3)));
  }

  @Test
  void severalSettingsWithoutTheBenchmarksOwnAreNotChosenFrom() {
    services.scores.remove(tiny);
    services.scores.add(windowed(3, "5"));
    services.scores.add(windowed(4, "9"));
    services.scores.add(Scores.neural(5, AlignmentSpec.of("big", "Demo-ridge"), 0.35));

    assertThat(results.run(terminal, "compare big tiny Demo-ridge")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo(
            ("tiny on Demo-ridge was scored with several settings: name one by its result:"
                    + " %s (window 5), %s (window 9)\n")
                .formatted(hash(1), hash(2)));
  }

  @Test
  void aResultIsForgottenByItsFirstDigits() {
    FakeUpkeep upkeep = new FakeUpkeep();
    Runner runner = Runner.of(new ForgetResult(upkeep, services.journal()));
    String id = tiny.id();
    assertThat(runner.run(List.of("results", "forget", id.substring(0, 4)), terminal))
        .isEqualTo(Exit.OK);
    assertThat(upkeep.scores).containsExactly(id);
    assertThat(terminal.outText()).contains("is forgotten, and 2 comparisons that only it used");
    assertThat(runner.run(List.of("results", "forget"), terminal)).isEqualTo(Exit.USAGE);
    assertThat(runner.run(List.of("results", "forget", "zz"), terminal)).isEqualTo(Exit.USAGE);
    assertThat(upkeep.scores).hasSize(1);
  }

  @Test
  void aResultIsShownWithTheControlsThatItsJobHadBesideIt() {
    long job = services.jobs().submit(AlignmentSpec.of("beside", "Demo-ridge").withControls()).id();
    String id = services.jobs.get(job).result();
    assertThat(results.run(terminal, "result " + id)).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .startsWith("model          beside\n")
        .contains(
            "\ncontrol         raw     95 % interval   score   error  best layer\nposition  ");
  }
}
