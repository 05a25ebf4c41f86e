package wernicke.linalg.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wernicke.api.PluginException;
import wernicke.testing.Draws;

/** The fits of {@code delta-loglik}, which is tested against statsmodels, at their edges. */
class GaussianRegressionTest {
  private static final int N = 40;

  private static double[] responses(double[][] x) {
    double[] noise = new Draws(3).symmetric(N);
    return IntStream.range(0, N).mapToDouble(i -> 5 + 2 * x[i][0] + noise[i]).toArray();
  }

  @Test
  void predictorsThatDependOnOthersChangeNothing() {
    double[][] x = new Draws(1).symmetric(N, 2);
    double[] y = responses(x);
    double[][] wide = new double[N][];
    for (int i = 0; i < N; i++) {
      wide[i] = new double[] {x[i][0], x[i][1], 7, 1e4 * x[i][0] - 3 * x[i][1] + 11};
    }
    GaussianRegression narrow = GaussianRegression.fit(x, y);
    GaussianRegression same = GaussianRegression.fit(wide, y);
    assertThat(same.variance()).isCloseTo(narrow.variance(), within(1e-12));
    assertThat(same.predict(wide[5])).isCloseTo(narrow.predict(x[5]), within(1e-9));
    assertThat(same.coefficient(2)).isZero();
  }

  @Test
  void withoutPredictorsThereIsTheMean() {
    double[] y = {1, 2, 6};
    GaussianRegression model = GaussianRegression.fit(new double[3][0], y);
    assertThat(model.predict(new double[0])).isCloseTo(3, within(1e-12));
    assertThat(model.variance()).isCloseTo(14.0 / 3, within(1e-12));
    // scipy.stats.norm.logpdf(4, 3, (14 / 3) ** 0.5)
    assertThat(model.logDensity(new double[0], 4)).isCloseTo(-1.796304, within(1e-6));
  }

  @Test
  void moreCoefficientsThanResponsesAreRefused() {
    assertThatThrownBy(() -> GaussianRegression.fit(new double[4][3], new double[4]))
        .isInstanceOf(PluginException.class)
        .hasMessage("4 observations are too few for a regression on 3 predictors");
  }
}
