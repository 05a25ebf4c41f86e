package wernicke.formats.internal.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.CrossValidation;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Stimuli;
import wernicke.testing.Resources;

class ResponsesTest {
  private static Responses read(String name) {
    return AssemblyFile.read(Resources.path(ResponsesTest.class, name));
  }

  private static Responses table(List<String> stories, List<String> times) {
    Path file = Path.of("table.nc");
    float[] values = new float[stories.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return new Responses(
        new Axis(file, "presentation", values.length, Map.of("story", stories, "timepoint", times)),
        new Axis(file, "neuroid", 1, Map.of()),
        Matrix.column(values));
  }

  @Test
  void keepsPresentationsAndNeuroidsWithTheirCoordinates() {
    Responses kept = read("compressed.nc").onlyPresentations("passage", "a");
    assertThat(kept.presentations().texts("stimulus")).containsExactly("two ", "four", "six");
    assertThat(kept.values().rows()).isEqualTo(3);
    Responses right = kept.onlyNeuroids("subject", "s2");
    assertThat(right.neuroids().texts("neuroid_id")).containsExactly("v2", "v3");
    assertThat(right.values().get(1, 0)).isEqualTo(read("compressed.nc").values().get(3, 2));
  }

  @Test
  void namesTheValuesThereAreIfNoneIsKept() {
    assertThatThrownBy(() -> read("compressed.nc").onlyPresentations("passage", "c"))
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith("compressed.nc: no presentation has passage 'c'; there is b, a");
  }

  @Test
  void dropsNeuroidsThatMissAnyValue() {
    Responses all = read("compressed.nc");
    Responses complete = all.complete();
    assertThat(complete.neuroids().texts("neuroid_id")).containsExactly("v0", "v2", "v3");
    assertThat(complete.values().column(1)).isEqualTo(all.values().column(2));
    assertThat(complete.complete()).isSameAs(complete);
    assertThat(BrainScore.notes(all, complete, "subject"))
        .containsExactly(Map.entry("left out", "1 of 4 neuroids, which miss values"));
    assertThat(BrainScore.notes(complete, complete, "subject")).isEmpty();
  }

  @Test
  void nothingLeftIsAnError() {
    assertThatThrownBy(() -> read("all_missing.nc").complete())
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith(
            "all_missing.nc: each of the 4 neuroids misses values at these 6 presentations,"
                + " nothing is left; get the file again");
  }

  @Test
  void sortsWithinGroupsByNumberNotByText() {
    Responses jumbled = table(List.of("b", "a", "b", "b", "a"), List.of("10", "3", "2", "1", "-1"));
    Responses sorted = jumbled.inOrder("story", List.of("timepoint"));
    assertThat(sorted.values().toArray()).containsExactly(3, 2, 0, 4, 1);
    assertThat(sorted.presentations().texts("timepoint"))
        .containsExactly("1", "2", "10", "-1", "3");
    assertThat(sorted.sameOrder(jumbled)).isFalse();
    assertThat(sorted.inOrder("story", List.of("timepoint")).sameOrder(sorted)).isTrue();
    assertThat(jumbled.inOrder("story", List.of()).values().toArray())
        .containsExactly(0, 2, 3, 1, 4);
  }

  @Test
  void timeThatIsNoNumberIsNamed() {
    Responses jumbled = table(List.of("a", "a"), List.of("1", "later"));
    assertThatThrownBy(() -> jumbled.inOrder("story", List.of("timepoint")))
        .isInstanceOf(PluginException.class)
        .hasMessage("table.nc, presentation 2: timepoint is 'later', expected a number");
  }

  @Test
  void partsGoPassageAfterPassageAndPointToTheirRows() {
    Stimuli stimuli = BrainScore.stimuli("Test", read("compressed.nc"), "passage");
    assertThat(stimuli.parts())
        .containsExactly(
            new Part("one", "b", 0),
            new Part("dréi", "b", 2),
            new Part("five", "b", 4),
            new Part("two", "a", 1),
            new Part("four", "a", 3),
            new Part("six", "a", 5));
    assertThat(stimuli.presentations().get(1))
        .isEqualTo(new Presentation("1", "a", Map.of("passage", "a", "onset", "1", "scored", "0")));
  }

  @Test
  void blankTextAndRepeatedIdAreNamed() {
    assertThatThrownBy(() -> BrainScore.stimuli("Test", read("no_text.nc"), "passage"))
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith("no_text.nc, presentation 3: stimulus is blank; get the file again");
    assertThatThrownBy(() -> BrainScore.stimuli("Test", read("twice.nc"), "passage"))
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith("twice.nc, presentation 6: stimulus_id '4' is blank or occurs twice");
  }

  @Test
  void benchmarksAreNamedAfterMetricAndScheme() {
    assertThat(BrainScore.benchmarks("X", CrossValidation.group(8, "story")))
        .extracting(b -> b.id() + " " + b.metric() + " " + b.cv())
        .containsExactly(
            "X-linear linear shuffle:10:seed=1",
            "X-ridge ridge shuffle:10:seed=1",
            "X-linear-group linear group:8:by=story:seed=1234",
            "X-ridge-group ridge group:8:by=story:seed=1234");
  }
}
