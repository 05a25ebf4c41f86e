package wernicke.scorer.internal.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Recording;
import wernicke.api.Stimuli;

/** Units that tell sentences from non-words, chosen among those of all layers. */
class LocalizerTest {
  private static final int ROWS = 40;

  /** Rows with an even number are sentences. */
  private static Assembly contrast() {
    List<Part> parts = new ArrayList<>();
    List<Presentation> presentations = new ArrayList<>();
    float[] values = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      parts.add(new Part("text" + i, "p" + i, i));
      presentations.add(new Presentation("p" + i, "p" + i, Map.of()));
      values[i] = i % 2 == 0 ? 1 : -1;
    }
    return new Assembly(
        "localizer",
        new Stimuli("localizer", parts, presentations),
        List.of(new Neuroid("contrast", "design", Map.of())),
        Matrix.of(ROWS, 1, values),
        IntStream.range(0, ROWS).boxed().toList(),
        Alignment.DIRECT,
        Map.of());
  }

  /** Two layers of three units; effect[i] is how much unit i prefers sentences. */
  private static Recording states(double... effect) {
    Random random = new Random(1);
    Map<String, Matrix> layers = new LinkedHashMap<>();
    for (String layer : List.of("a", "b")) {
      float[] values = new float[ROWS * 3];
      for (int i = 0; i < values.length; i++) {
        double side = i / 3 % 2 == 0 ? 1 : -1;
        double size = effect[(layer.equals("a") ? 0 : 3) + i % 3];
        values[i] = (float) (random.nextGaussian() + side * size);
      }
      layers.put(layer, Matrix.of(ROWS, 3, values));
    }
    return new Recording(Recording.Rows.PARTS, layers, Map.of("passes", "40"));
  }

  private static Recording numbered() {
    Map<String, Matrix> layers = new LinkedHashMap<>();
    layers.put("a", Matrix.of(2, 3, new float[] {0, 1, 2, 10, 11, 12}));
    layers.put("b", Matrix.of(2, 3, new float[] {3, 4, 5, 13, 14, 15}));
    return new Recording(Recording.Rows.PARTS, layers, Map.of("passes", "2"));
  }

  @Test
  void keepsTheUnitsThatDifferMostInEitherDirection() {
    Recording kept = Localizer.of(states(0, 3, 0, 0, 0, -4), contrast(), 2).keep(numbered());
    assertThat(kept.layers()).containsOnlyKeys(Recording.LOCALIZED);
    assertThat(kept.layer(Recording.LOCALIZED).toArray()).containsExactly(1, 5, 11, 15);
    assertThat(kept.notes())
        .containsEntry("passes", "2")
        .containsEntry("localizer", "2 units: 1 of a, 1 of b");
  }

  @Test
  void aLayerMayHaveNone() {
    Recording kept = Localizer.of(states(0, 0, 0, 2, 3, 4), contrast(), 3).keep(numbered());
    assertThat(kept.layer(Recording.LOCALIZED).toArray()).containsExactly(3, 4, 5, 13, 14, 15);
  }

  @Test
  void notMoreThanThereAre() {
    assertThatThrownBy(() -> Localizer.of(states(0, 0, 0, 0, 0, 0), contrast(), 7))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "the model has 6 units that tell sentences from non-words, not 7: ask for fewer");
  }
}
