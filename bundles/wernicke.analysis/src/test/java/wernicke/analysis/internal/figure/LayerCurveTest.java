package wernicke.analysis.internal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.plot.Palette;
import wernicke.analysis.internal.plot.Plot;
import wernicke.analysis.internal.words.LayerOrder;
import wernicke.api.job.Score;

class LayerCurveTest {
  /** The pixel of a value on an axis from {@code low} to {@code high}. */
  private static double y(double value, double low, double high) {
    return Plot.BOTTOM + (value - low) / (high - low) * (Plot.TOP - Plot.BOTTOM);
  }

  private static <T extends Mark> List<T> marks(Scene scene, Class<T> kind) {
    return scene.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void dotsLieAtTheirValues() {
    Scene scene = LayerCurve.of(Scores.model(Map.of()), List.of());
    List<Mark.Dot> dots =
        marks(scene, Mark.Dot.class).stream().filter(d -> !d.tip().isEmpty()).toList();
    assertThat(dots).extracting(Mark.Dot::tip).startsWith("h.0  0.100 ± 0.020").hasSize(4);
    assertThat(dots.get(0).y()).isCloseTo(y(0.1, 0, 0.5), within(1e-9));
    assertThat(dots.get(2).y()).isCloseTo(y(0.3, 0, 0.5), within(1e-9));
    double step = dots.get(1).x() - dots.get(0).x();
    assertThat(dots.get(3).x() - dots.get(0).x()).isCloseTo(3 * step, within(1e-9));
  }

  @Test
  void theBandIsTheErrorAroundTheCurve() {
    Scene scene = LayerCurve.of(Scores.model(Map.of()), List.of());
    Mark.Area band = marks(scene, Mark.Area.class).get(0);
    assertThat(band.points()).hasSize(8);
    assertThat(band.points().get(0).y()).isCloseTo(y(0.12, 0, 0.5), within(1e-9));
    assertThat(band.points().get(7).y()).isCloseTo(y(0.08, 0, 0.5), within(1e-9));
  }

  @Test
  void ceilingControlsAndExpectationLieAtTheirValues() {
    Score score = Scores.model(Map.of("expected.raw.low", "0.25", "expected.raw.high", "0.35"));
    Scene scene = LayerCurve.of(score, List.of(Scores.control("word-rate", 0.05)));
    assertThat(marks(scene, Mark.Line.class))
        .anyMatch(l -> l.dash() == Mark.Dash.DASH_DOT && near(l, y(0.5, 0, 0.5)))
        .anyMatch(l -> l.dash() == Mark.Dash.DASHED && near(l, y(0.05, 0, 0.5)))
        .anyMatch(l -> l.colour().equals(Palette.ZERO) && near(l, y(0, 0, 0.5)));
    Mark.Area band = marks(scene, Mark.Area.class).get(0);
    assertThat(band.colour()).isEqualTo(Palette.EXPECTED);
    assertThat(band.points().get(0).y()).isCloseTo(y(0.35, 0, 0.5), within(1e-9));
    assertThat(band.points().get(2).y()).isCloseTo(y(0.25, 0, 0.5), within(1e-9));
  }

  private static boolean near(Mark.Line line, double y) {
    return line.points().stream().allMatch(p -> Math.abs(p.y() - y) < 1e-9);
  }

  @Test
  void aLayerWithoutScoreBreaksTheCurve() {
    List<Score.Layer> layers =
        List.of(
            new Score.Layer("h.0", 0.1, Double.NaN),
            new Score.Layer("h.1", 0.2, Double.NaN),
            new Score.Layer("h.2", Double.NaN, Double.NaN),
            new Score.Layer("h.3", 0.3, Double.NaN));
    Scene scene = LayerCurve.of(Scores.of("m", layers, Map.of(), Map.of()), List.of());
    assertThat(marks(scene, Mark.Line.class))
        .filteredOn(l -> l.colour().equals(Palette.MODEL) && l.width() > 2)
        .extracting(l -> l.points().size())
        .containsExactly(2, 1);
  }

  @Test
  void layersThatDoNotFollowOneAnotherAreNotJoined() {
    assertThat(LayerOrder.follows("transformer.h.9", "transformer.h.10")).isTrue();
    assertThat(LayerOrder.follows("block_3.out", "block_5.out")).isTrue();
    assertThat(LayerOrder.follows("encoder.block.11", "decoder.block.0")).isFalse();
    assertThat(LayerOrder.follows("h.3", "h.2")).isFalse();
    assertThat(LayerOrder.follows("surprisal", "surprisal corrected")).isFalse();
    assertThat(LayerOrder.follows("wte", "h.0")).isFalse();
  }

  @Test
  void kindsOfSurprisalAreBarsWithoutALineBetween() {
    Scene scene = Bars.of(Scores.surprisal("gpt3", 0.2), List.of(Scores.control("length", 0.1)));
    assertThat(marks(scene, Mark.Area.class).stream().filter(a -> a.opacity() > 0.5)).hasSize(2);
    assertThat(marks(scene, Mark.Line.class))
        .filteredOn(l -> l.colour().equals(Palette.MODEL))
        .isEmpty();
    assertThat(marks(scene, Mark.Text.class))
        .extracting(Mark.Text::text)
        .contains("Pearson's r of surprisal and measure", "surprisal", "surprisal corrected");
  }

  @Test
  void controlsHaveShapesAndColoursOfTheirOwn() {
    List<Score> controls =
        IntStream.range(0, 12).mapToObj(i -> Scores.control("c" + i, 0.01 * i)).toList();
    Scene scene = LayerCurve.of(Scores.model(Map.of()), controls);
    List<Mark.Symbol> symbols =
        marks(scene, Mark.Symbol.class).stream().filter(s -> !s.tip().isEmpty()).toList();
    assertThat(symbols).hasSize(12).extracting(Mark.Symbol::colour).doesNotHaveDuplicates();
    assertThat(symbols).extracting(Mark.Symbol::colour).doesNotContain(Palette.MODEL);
    assertThat(marks(scene, Mark.Dot.class)).allMatch(d -> d.colour().equals(Palette.MODEL));
  }

  @Test
  void noColourComesTwice() {
    Stream<String> fixed = Stream.of(Palette.CEILING, Palette.EXPECTED, Palette.WARNING);
    assertThat(Stream.concat(fixed, IntStream.range(0, 100).mapToObj(Palette::model)))
        .doesNotHaveDuplicates()
        .allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
  }
}
