package wernicke.linalg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;

class StatisticsTest {
  private static final JsonObject ORACLE =
      Oracles.read(StatisticsTest.class, "statistics.json", JsonObject.class);

  @Test
  void pearsonAsBrainScore() {
    Draws draws = new Draws(5);
    double[][] x = draws.symmetric(30, 4);
    double[][] y = draws.symmetric(30, 4);
    for (int i = 0; i < 30; i++) {
      x[i][2] = 0.25;
      y[i][3] = -1.5;
      y[i][1] += 2 * x[i][1];
    }
    double[] expected = Oracles.doubles(ORACLE.get("pearson"));
    for (int j = 0; j < 4; j++) {
      assertThat(Statistics.pearson(column(x, j), column(y, j)))
          .isCloseTo(expected[j], within(1e-12));
    }
    double[] medians = Oracles.doubles(ORACLE.get("median"));
    double[] deviations = Oracles.doubles(ORACLE.get("mad"));
    double[] odd = Arrays.copyOf(column(x, 0), 29);
    assertThat(Statistics.median(column(x, 0))).isCloseTo(medians[0], within(1e-15));
    assertThat(Statistics.median(odd)).isEqualTo(medians[1]);
    assertThat(Statistics.medianAbsoluteDeviation(column(x, 0)))
        .isCloseTo(deviations[0], within(1e-15));
    assertThat(Statistics.medianAbsoluteDeviation(odd)).isCloseTo(deviations[1], within(1e-15));
  }

  private static double[] column(double[][] values, int j) {
    return Arrays.stream(values).mapToDouble(row -> row[j]).toArray();
  }

  @Test
  void missingValuesTakeNoPart() {
    assertThat(Statistics.median(3, Double.NaN, 1)).isEqualTo(2);
    assertThat(Statistics.median()).isNaN();
    assertThat(Statistics.median(Double.NaN)).isNaN();
    assertThat(Statistics.medianAbsoluteDeviation(1, 2, Double.NaN, 9)).isEqualTo(1);
    assertThat(Statistics.pearson(new double[] {1, Double.NaN}, new double[] {1, 2})).isNaN();
  }

  @Test
  void spearmanBrownOfHalves() {
    assertThat(Statistics.spearmanBrown(0.5)).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(Statistics.spearmanBrown(1)).isEqualTo(1);
  }

  static Stream<JsonElement> curves() {
    return Oracles.stream(ORACLE.getAsJsonArray("curves"));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void fitsAsSciPy(JsonElement oracle) {
    JsonObject curve = oracle.getAsJsonObject();
    SaturationCurve.Fit fit =
        new SaturationCurve(Oracles.doubles(curve.get("n"))).fit(Oracles.doubles(curve.get("v")));
    assertThat(fit.v0()).isCloseTo(curve.get("v0").getAsDouble(), within(1e-6));
    assertThat(fit.tau0()).isCloseTo(curve.get("tau0").getAsDouble(), within(1e-4));
  }

  @Test
  void aCurveBelowZeroHasNoAsymptote() {
    assertThat(new SaturationCurve(2, 3, 4).fit(-0.1, -0.2, -0.1).v0()).isZero();
  }

  @Test
  void aFlatCurveIsItsMean() {
    assertThat(new SaturationCurve(2, 3, 4).fit(0.3, 0.3, 0.3).v0()).isCloseTo(0.3, within(1e-6));
  }
}
