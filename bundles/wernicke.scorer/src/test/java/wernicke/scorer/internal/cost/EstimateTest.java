package wernicke.scorer.internal.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.ModelInfo;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.testing.Assemblies;

class EstimateTest {
  private static final long HEADER = 1 << 16;

  private static ModelInfo model(int width) {
    return new ModelInfo("m", "gpt2", 1, List.of("a", "b", "c"), width, 16, "t", "w");
  }

  /** 20 words in 10 scans, of which 8 are scored; 5 neuroids; two delays. */
  private static Assembly assembly() {
    List<Presentation> scans = Collections.nCopies(10, new Presentation("p", "story", Map.of()));
    List<Part> words =
        IntStream.range(0, 20).mapToObj(i -> new Part("word", "story", i / 2)).toList();
    return new Assembly(
        "test",
        new Stimuli("test", words, scans),
        Assemblies.neuroids(5),
        Matrix.of(10, 5, new float[50]),
        List.of(0, 1, 2, 3, 4, 5, 6, 7),
        new Alignment(List.of(1, 2), false),
        Map.of());
  }

  private static long comparing(long features) {
    long side = Math.min(8, features);
    return 8 * features * (4 + 8) + 4 * side * side * 8 + 3 * 8 * 5 * 8;
  }

  @Test
  void statesOfAllLayers() {
    assertThat(Estimate.of(model(7), assembly(), RecordingSpec.STATES))
        .isEqualTo(new Estimate(2 * 3 * 20 * 7 * 4 + HEADER, comparing(14)));
  }

  @Test
  void surprisalsAreOneColumn() {
    assertThat(Estimate.of(model(7), assembly(), RecordingSpec.SURPRISAL))
        .isEqualTo(new Estimate(2 * 20 * 4 + HEADER, comparing(2)));
  }

  @Test
  void languageUnitsAreOneLayer() {
    RecordingSpec units = RecordingSpec.STATES.with("localizer=3");
    assertThat(Estimate.of(model(7), assembly(), units))
        .isEqualTo(new Estimate(2 * 20 * 3 * 4 + HEADER, comparing(6)));
  }

  @Test
  void aModelWithoutAWidthIsAsWideAsTheDataAreLong() {
    assertThat(Estimate.of(model(0), assembly(), RecordingSpec.STATES))
        .isEqualTo(new Estimate(2 * 3 * 20 * 10 * 4 + HEADER, comparing(20)));
  }

  @Test
  void whatFitsExactlyFits() {
    assertThatCode(() -> new Estimate(2_000_000, 3_000).check(2_000_000, 3_000))
        .doesNotThrowAnyException();
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatHelps() {
    Estimate estimate = new Estimate(2_000_000, 3_000);
    assertThatThrownBy(() -> estimate.check(1_999_999, 3_000))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("needs about 2.0 MB of disk (2.0 MB free) and 3.0 kB of memory (")
        .hasMessageEndingWith(": free some disk space, then 'retry' the job");
    assertThatThrownBy(() -> estimate.check(2_000_000, 2_999))
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith(
            ": start with a larger heap (WERNICKE_OPTS=-Xmx...), then 'retry' the job");
  }

  @Test
  void thereIsMemoryAndNoMoreThanTheHeap() {
    assertThat(Estimate.freeMemory()).isBetween(1L, Runtime.getRuntime().maxMemory());
  }
}
