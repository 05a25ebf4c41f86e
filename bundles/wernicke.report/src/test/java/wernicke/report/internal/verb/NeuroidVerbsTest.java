package wernicke.report.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.console.Exit;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Score;
import wernicke.api.report.NeuroidTable;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.Scores;
import wernicke.testing.console.TestTerminal;

/** {@code export --neuroids} and {@code plot --kind}. */
class NeuroidVerbsTest {
  @TempDir private Path folder;
  private final FakeServices services = Plugins.catalog();
  private final Results results = new Results(services);
  private TestTerminal terminal;
  private String id;

  @BeforeEach
  void score() {
    terminal = new TestTerminal(folder, 0);
    Score score =
        Scores.compared(
            Scores.neural(1, AlignmentSpec.of("tiny", "Demo-ridge"), 0.25),
            Map.of("h.0", "k0", "h.1", "k1"));
    services.scores.add(score);
    services.neuroids.put(
        score.fingerprints().get("data"),
        List.of(new Neuroid("a", "s01", Map.of()), new Neuroid("b", "s02", Map.of())));
    services.comparisons.put("k0", comparison(0.5f, Float.NaN, 0.25f, Float.NaN));
    services.comparisons.put("k1", comparison(1, 2, 3, 4));
    id = score.id().substring(0, 12);
  }

  private static Comparison comparison(float... values) {
    return new Comparison(Matrix.of(2, 2, values), 10, Map.of());
  }

  @Test
  void exportsTheNeuroidsOfAResult() {
    assertThat(results.run(terminal, "export out.npy --neuroids " + id)).isEqualTo(Exit.OK);

    assertThat(terminal.outText()).isEqualTo(folder.resolve("out.npy") + "\n");
    NeuroidTable table = services.exported.get(0);
    assertThat(table.layers()).containsExactly("h.0", "h.1");
    assertThat(table.values().toArray()).containsExactly(0.375f, Float.NaN, 2, 3);
  }

  @Test
  void exportsOneLayerOfThem() {
    results.run(terminal, "export out.csv --neuroids " + id + " --layer h.1");

    assertThat(services.exported.get(0).layers()).containsExactly("h.1");
  }

  @Test
  void exportRefusesWhatDoesNotGoTogether() {
    assertThat(results.run(terminal, "export out.csv --layer h.1")).isEqualTo(Exit.USAGE);
    assertThat(results.run(terminal, "export out.csv --neuroids " + id + " --model tiny"))
        .isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .contains("export: --layer needs --neuroids <result>; usage: ")
        .contains("export: --neuroids names one result: leave --model out; usage: ");
    assertThat(services.exported).isEmpty();
  }

  @Test
  void anUnknownLayerIsSuggested() {
    assertThat(results.run(terminal, "export out.csv --neuroids " + id + " --layer h.9"))
        .isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo(
            "unknown layer 'h.9': did you mean h.0 or h.1? 'result' shows those of a result\n");
  }

  @Test
  void resultsOfOlderVersionsSayWhatToDo() {
    services.comparisons.remove("k0");
    assertThat(results.run(terminal, "export out.csv --neuroids " + id)).isEqualTo(Exit.FAILED);
    services.neuroids.clear();
    assertThat(results.run(terminal, "plot " + id + " --kind brain")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText())
        .isEqualTo(
            """
            the store has not kept the values of its layer h.0 (an older version made this result): score tiny on Demo-ridge again
            the store has not kept what its neuroids are (an older version made this result): score tiny on Demo-ridge again
            """);
  }

  @Test
  void plotsRegionsOfAllLayersAndTheBrainOfOne() {
    results.run(terminal, "plot " + id + " --kind rois --out pictures");
    results.run(terminal, "plot tiny Demo-ridge --kind brain");
    results.run(terminal, "plot " + id + " --kind brain --layer h.0");

    assertThat(services.figures.tables)
        .extracting(NeuroidTable::layers)
        .containsExactly(List.of("h.0", "h.1"), List.of("h.1"), List.of("h.0"));
    assertThat(terminal.outText())
        .startsWith(folder.resolve("pictures/tiny_Demo-ridge_rois.svg") + "\n")
        .endsWith(services.home.resolve("figures/tiny_Demo-ridge_brain.png") + "\n");
  }

  @Test
  void resultShowsItsRegions() {
    String data = services.scores.get(0).fingerprints().get("data");
    services.neuroids.put(
        data,
        List.of(new Neuroid("a", "s01", Map.of()), new Neuroid("b", "s02", Map.of("roi", "IFG"))));

    assertThat(results.run(terminal, "result " + id + " --rois")).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .isEqualTo(
            """
            roi  neuroids     h.1  best layer   there
            IFG         1  3.0000  h.1         3.0000
            """);
    assertThat(terminal.errText()).isEqualTo("1 neuroid without a region left out\n");

    TestTerminal json = new TestTerminal(folder, 0);
    results.run(json, "result " + id + " --rois --json");
    assertThat(JsonParser.parseString(json.outText()).toString())
        .isEqualTo("[{\"roi\":\"IFG\",\"n_neuroids\":1,\"median\":{\"h.0\":null,\"h.1\":3.0}}]");
  }

  @Test
  void regionsThatAreNotThereAreOneLine() {
    assertThat(results.run(terminal, "result " + id + " --rois")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText())
        .isEqualTo("the neuroids of Demo-ridge belong to no region: their metadata need roi\n");
  }

  @Test
  void plotsOnlyOnePicture() {
    results.run(terminal, "plot " + id + " --kind subjects");
    results.run(terminal, "plot " + id + " --kind layers");

    assertThat(terminal.outText().lines().map(l -> Path.of(l).getFileName().toString()))
        .containsExactly(
            "tiny_Demo-ridge_subjects.svg",
            "tiny_Demo-ridge_subjects.png",
            "tiny_Demo-ridge_layers.svg",
            "tiny_Demo-ridge_layers.png");
  }

  @Test
  void plotRefusesWhatItCannotDraw() {
    assertThat(results.run(terminal, "plot " + id + " --kind brian")).isEqualTo(Exit.USAGE);
    assertThat(results.run(terminal, "plot " + id + " --kind rois --layer h.0"))
        .isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .startsWith(
            "unknown picture 'brian': did you mean brain? --kind takes layers, subjects, rois,"
                + " brain\n")
        .contains("plot: --layer needs --kind brain; usage: ");
  }
}
