package wernicke.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wernicke.api.report.Measures;
import wernicke.api.report.NeuroidTable;

class MeasuresTest {
  private static Neuroid neuroid(String id, String measure, String unit) {
    return new Neuroid(id, Neuroid.GROUP, Map.of("measure", measure, "unit", unit));
  }

  private static final List<Neuroid> NEUROIDS =
      List.of(
          neuroid("a", "N400", "µV"),
          neuroid("b", "first pass", "ms"),
          neuroid("c", "N400", "µV"),
          new Neuroid("reader", "s1", Map.of("unit", "years")));

  @Test
  void oneValueForEachMeasureOfThoseThatMakeTheScore() {
    Matrix values = Matrix.of(2, 4, new float[] {1, 2, 3, 9, Float.NaN, 4, 5, 9});
    NeuroidTable table =
        new NeuroidTable(null, NEUROIDS, List.of("h.0", "h.1"), values, new TreeMap<>());
    assertThat(Measures.of(table).measures())
        .containsExactly(
            new Measures.Measure("N400", "µV", 2, List.of(2.0, 5.0)),
            new Measures.Measure("first pass", "ms", 1, List.of(2.0, 4.0)));
    assertThat(Measures.units(NEUROIDS)).containsExactly("ms", "µV");
    assertThat(Measures.units(NEUROIDS.subList(3, 4))).containsExactly("years");
    assertThat(Measures.units(List.of(new Neuroid("v", "s1", Map.of())))).containsExactly("");
  }

  private static Assembly assembly() {
    Presentation one = new Presentation("p", "story", Map.of());
    return new Assembly(
        "Reading",
        new Stimuli("Reading", List.of(new Part("a", "story", 0)), List.of(one)),
        NEUROIDS,
        Matrix.of(1, 4, new float[] {1, 2, 3, 4}),
        List.of(0),
        Alignment.DIRECT,
        Map.of());
  }

  @Test
  void neuroidsAreChosenByIdOrMeasure() {
    assertThat(assembly().only("c").values().toArray()).containsExactly(3);
    assertThat(assembly().only("N400").values().toArray()).containsExactly(1, 3);
    assertThat(assembly().only("N400").neuroids())
        .extracting(Neuroid::id)
        .containsExactly("a", "c");
    assertThat(assembly().only("c").fingerprint()).isNotEqualTo(assembly().fingerprint());
    assertThatThrownBy(() -> assembly().only("N40"))
        .isInstanceOf(PluginException.class)
        .hasMessage("Reading has no neuroid or measure 'N40'; it has N400, first pass, reader");
  }

  @Test
  void theChoiceIsNoSettingOfTheMetric() {
    MetricSpec spec = MetricSpec.parse("pearsonr:neuroid=N400:log=yes");
    assertThat(spec.own()).isEqualTo(Map.of("log", "yes"));
  }
}
