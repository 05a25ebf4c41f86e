package wernicke.analysis.internal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.analysis.internal.plot.Reference;
import wernicke.analysis.internal.plot.Scale;
import wernicke.analysis.internal.words.LayerNames;

/** Scales, names and places. */
class AxesTest {
  @ParameterizedTest
  @CsvSource({
    "0.01, 0.07, 0, 0.08, 0.02, 0.00",
    "-0.05, 0.2, -0.05, 0.2, 0.05, 0.00",
    "0.2, 0.86, 0, 1, 0.2, 0.0",
    "-30, -20, -30, 0, 5, 0",
    "1e-9, 2e-9, 0, 2e-9, 5e-10, 0.0000000000"
  })
  void aScaleEndsAtTicksAndShowsZero(
      double least, double most, double low, double high, double step, String zero) {
    Scale scale = Scale.of(DoubleStream.of(least, Double.NaN, most), 400, 100);
    assertThat(scale.low()).isCloseTo(low, within(step * 1e-6));
    assertThat(scale.high()).isCloseTo(high, within(step * 1e-6));
    assertThat(scale.step()).isCloseTo(step, within(step * 1e-6));
    assertThat(scale.label(0)).isEqualTo(zero);
    assertThat(scale.pixel(low)).isCloseTo(400, within(1e-6));
    assertThat(scale.pixel(high)).isCloseTo(100, within(1e-6));
    assertThat(scale.ticks()).anyMatch(t -> t == 0).hasSizeBetween(4, 8);
  }

  @Test
  void aScaleOfNothingStillIsOne() {
    Scale scale = Scale.of(DoubleStream.of(Double.NaN, 0, Double.POSITIVE_INFINITY), 400, 100);
    assertThat(scale.low()).isZero();
    assertThat(scale.high()).isEqualTo(1);
  }

  @Test
  void ticksHaveAMinusSignAndNoMinusZero() {
    Scale scale = Scale.of(DoubleStream.of(-0.05, 0.1), 400, 100);
    assertThat(scale.label(-0.05)).isEqualTo("−0.05");
    assertThat(scale.label(-1e-17)).isEqualTo("0.00");
  }

  @Test
  void namesLoseWhatNeighboursShare() {
    LayerNames gpt2 = LayerNames.of(List.of("transformer.h.0", "transformer.h.1"));
    assertThat(gpt2.labels()).containsExactly("0", "1");
    assertThat(gpt2.groups()).containsExactly(new LayerNames.Group("layer transformer.h.*", 0, 2));

    LayerNames t5 = LayerNames.of(List.of("encoder.0", "encoder.1", "decoder.0", "decoder.1"));
    assertThat(t5.labels()).containsExactly("0", "1", "0", "1");
    assertThat(t5.groups())
        .containsExactly(
            new LayerNames.Group("layer encoder.*", 0, 2),
            new LayerNames.Group("layer decoder.*", 2, 4));
  }

  @Test
  void namesThatShareNothingStayAsTheyAre() {
    List<String> names = List.of("embedding", "h.0", "h.1");
    assertThat(LayerNames.of(names).labels()).isEqualTo(names);
    assertThat(LayerNames.of(names).groups()).hasSize(1);
    assertThat(LayerNames.of(List.of("h.0")).labels()).containsExactly("h.0");
  }

  @Test
  void labelsKeepTheirDistanceAndOrder() {
    double[] placed = Reference.apart(new double[] {200, 201, 100, 202}, 16, 100, 400);
    assertThat(placed).containsExactly(200, 216, 100, 232);
    assertThat(Reference.apart(new double[] {400, 399, 398}, 16, 100, 400))
        .containsExactly(400, 384, 368);
  }

  @Test
  void dotsOfASwarmAreAllSeen() {
    double[] heights = DoubleStream.iterate(0, h -> h + 0.5).limit(150).toArray();
    Swarm swarm = Swarm.of(heights, 75);
    assertThat(swarm.radius()).isBetween(1.5, 5.0);
    for (int i = 0; i < heights.length; i++) {
      assertThat(Math.abs(swarm.shifts().get(i)) + swarm.radius()).isLessThanOrEqualTo(75);
      for (int j = 0; j < i; j++) {
        double apart =
            Math.hypot(swarm.shifts().get(i) - swarm.shifts().get(j), heights[i] - heights[j]);
        assertThat(apart).isGreaterThanOrEqualTo(1.6 * swarm.radius());
      }
    }
    assertThat(Swarm.of(new double[] {1, 50}, 75).shifts()).containsExactly(0.0, 0.0);
  }

  @Test
  void medianAndDeviationLeaveNaNOut() {
    assertThat(Spread.of(List.of(1.0, Double.NaN, 2.0, 4.0, 9.0))).isEqualTo(new Spread(3, 1.5));
    assertThat(Spread.of(List.of(5.0))).isEqualTo(new Spread(5, 0));
    assertThat(Spread.of(List.of(Double.NaN)).median()).isNaN();
  }
}
