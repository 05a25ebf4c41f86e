package wernicke.dataset.demo.internal;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.Assembly;
import wernicke.api.DatasetInfo;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Progress;
import wernicke.api.Recording;

class DemoDatasetTest {
  private final Assembly assembly = new DemoDataset().load(Progress.NONE);

  @Test
  void everyDescriptionSaysThatItIsSynthetic() {
    DatasetInfo info = new DemoDataset().info();
    assertThat(info.description()).startsWith("Synthetic");
    assertThat(info.files()).isEmpty();
    assertThat(info.benchmarks())
        .singleElement()
        .satisfies(
            benchmark -> {
              assertThat(benchmark.id()).isEqualTo("Demo-ridge");
              assertThat(benchmark.cv()).hasToString("contiguous:5:gap=5");
            });
    assertThat(assembly.notes().get("synthetic")).startsWith("synthetic: no brain was measured");
    assertThat(assembly.neuroids()).allMatch(n -> n.subject().startsWith("simulated-"));
  }

  @Test
  void sixSubjectsHaveThirtyNeuroidsEach() {
    Map<String, Long> perSubject =
        assembly.neuroids().stream().collect(groupingBy(Neuroid::subject, counting()));
    assertThat(perSubject).hasSize(6).allSatisfy((s, count) -> assertThat(count).isEqualTo(30));
    assertThat(assembly.neuroids()).extracting(Neuroid::id).doesNotHaveDuplicates();
  }

  @Test
  void responsesAreThoseOfTheIndependentSimulation() {
    assertThat(Oracle.sha256(Oracle.bytes(assembly.values().toArray())))
        .isEqualTo(Oracle.FACTS.get("responses_sha256").getAsString());
    assertThat(new DemoDataset().load(Progress.NONE).fingerprint())
        .isEqualTo(assembly.fingerprint());
  }

  @Test
  void everyScanIsScoredAndSilentOnesAlignToZero() {
    assertThat(assembly.scored()).hasSize(assembly.values().rows()).isSorted();
    float[] ones = new float[assembly.stimuli().parts().size()];
    Arrays.fill(ones, 1);
    Matrix aligned =
        assembly.alignment().apply(Matrix.column(ones), Recording.Rows.PARTS, assembly.stimuli());
    assertThat(aligned.columns()).isEqualTo(4);
    double[] counts = Oracle.numbers("words_per_scan");
    for (int t = 4; t < counts.length; t++) {
      for (int k = 0; k < 4; k++) {
        assertThat(aligned.get(t, k)).isEqualTo(counts[t - k - 1] > 0 ? 1 : 0);
      }
    }
  }

  @Test
  void committedNoiseLiesInsideTheClosedFormInterval() {
    String layer = assembly.notes().get("expected.layer");
    double best = Oracle.number("sklearn_raw", layer);
    assertThat(best).isBetween(expected("raw.low"), expected("raw.high"));
    assertThat(expected("raw")).isBetween(expected("raw.low"), expected("raw.high"));
    Map<String, JsonElement> layers = Oracle.FACTS.getAsJsonObject("sklearn_raw").asMap();
    assertThat(layers.values()).allMatch(raw -> raw.getAsDouble() <= best);
    Map<String, JsonElement> controls = Oracle.FACTS.getAsJsonObject("controls_raw").asMap();
    assertThat(controls.values()).allMatch(raw -> raw.getAsDouble() < best / 2);
  }

  @Test
  void committedCeilingLiesInsideItsInterval() {
    assertThat(Oracle.FACTS.get("ceiling").getAsDouble())
        .isBetween(expected("ceiling.low"), expected("ceiling.high"));
    assertThat(expected("ceiling")).isBetween(expected("ceiling.low"), expected("rmax"));
    assertThat(expected("rmax")).isEqualTo(Listeners.R_MAX);
  }

  private double expected(String key) {
    return Double.parseDouble(assembly.notes().get("expected." + key));
  }
}
