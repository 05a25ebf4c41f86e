package wernicke.analysis.internal.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {
  /** Colours of matplotlib 3.10.7, {@code matplotlib.colormaps["viridis"](fraction)}. */
  @ParameterizedTest
  @CsvSource({
    "0, 440154",
    "0.1, 482475",
    "0.25, 3b528b",
    "0.5, 21918c",
    "0.6, 22a884",
    "0.75, 5ec962",
    "0.9, bddf26",
    "1, fde725"
  })
  void isViridis(double fraction, String expected) {
    String colour = ColourMap.VIRIDIS.at(fraction);
    for (int channel = 0; channel < 3; channel++) {
      assertThat(Integer.parseInt(colour, 1 + 2 * channel, 3 + 2 * channel, 16))
          .isCloseTo(Integer.parseInt(expected, 2 * channel, 2 + 2 * channel, 16), within(2));
    }
  }

  @Test
  void endsOfAScaleAreEndsOfTheMapAndBeyondThemNothingChanges() {
    Scale scale = Scale.of(DoubleStream.of(-0.2, 0.4), 100, 0);
    assertThat(ColourMap.VIRIDIS.of(scale.low(), scale)).isEqualTo("#440154");
    assertThat(ColourMap.VIRIDIS.of(scale.high(), scale)).isEqualTo("#fde725");
    assertThat(ColourMap.VIRIDIS.of(99, scale)).isEqualTo("#fde725");
    assertThat(ColourMap.VIRIDIS.of(Double.NaN, scale)).isEqualTo(ColourMap.NONE);
  }

  @Test
  void textStandsOutFromItsGround() {
    assertThat(ColourMap.contrast("#440154")).isEqualTo("#ffffff");
    assertThat(ColourMap.contrast("#fde725")).isEqualTo("#000000");
  }

  @ParameterizedTest
  @EnumSource
  void numbersOnAnyColourCanBeRead(ColourMap map) {
    for (int i = 0; i <= 255; i++) {
      String ground = map.at(i / 255.0);
      double a = ColourMap.luminance(ground) + 0.05;
      double b = ColourMap.luminance(ColourMap.contrast(ground)) + 0.05;
      assertThat(Math.max(a, b) / Math.min(a, b)).as(ground).isGreaterThan(4.5);
    }
  }

  @Test
  void signedValuesAreColouredAroundZero() {
    assertThat(ColourMap.of(DoubleStream.of(0, 0.4))).isEqualTo(ColourMap.VIRIDIS);
    assertThat(ColourMap.of(DoubleStream.of(-0.1, 0.4, Double.NaN))).isEqualTo(ColourMap.DIVERGING);
    Scale scale = ColourMap.DIVERGING.scale(new double[] {-0.1, 0.4}, 100, 0);
    assertThat(scale.low()).isEqualTo(-scale.high());
    assertThat(ColourMap.luminance(ColourMap.DIVERGING.of(0, scale))).isGreaterThan(0.9);
    assertThat(ColourMap.DIVERGING.of(scale.low(), scale)).isEqualTo("#053061");
    assertThat(ColourMap.DIVERGING.of(scale.high(), scale)).isEqualTo("#67001f");
  }
}
