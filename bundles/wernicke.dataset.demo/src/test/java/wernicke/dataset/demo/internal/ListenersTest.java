package wernicke.dataset.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wernicke.api.Matrix;

class ListenersTest {
  private static final double SIGNAL = Listeners.R_MAX * Listeners.R_MAX;

  private final double[][] bold = Features.read(Story.read());
  private final double[][] weights = Listeners.weights();
  private final Matrix responses = Listeners.responses(bold);

  @Test
  void weightsAreDirectionsOfLengthOne() {
    assertThat(weights).hasDimensions(Listeners.NEUROIDS, Features.COUNT);
    for (double[] row : weights) {
      assertThat(Listeners.dot(row, row)).isEqualTo(1, within(1e-12));
    }
  }

  @Test
  void everySignalHasTheVarianceOfTheClosedForm() {
    for (int j = 0; j < Listeners.NEUROIDS; j++) {
      double[] signal = signal(j);
      assertThat(FeaturesTest.covariance(signal, signal)).isEqualTo(SIGNAL, within(1e-3));
    }
  }

  /** Mean over neuroids within four standard errors. */
  @Test
  void signalAndNoiseAddUpToTheCeilingOfTheClosedForm() {
    int n = bold.length * Listeners.NEUROIDS;
    double noiseVariance = 0;
    double cross = 0;
    double correlation = 0;
    for (int j = 0; j < Listeners.NEUROIDS; j++) {
      double[] signal = signal(j);
      double[] response = response(j);
      double[] noise = response.clone();
      Arrays.setAll(noise, t -> response[t] - signal[t]);
      noiseVariance += Listeners.dot(noise, noise) / n;
      cross += Listeners.dot(noise, signal) / n;
      correlation += pearson(signal, response) / Listeners.NEUROIDS;
    }
    double sigma2 = 1 - SIGNAL;
    assertThat(noiseVariance).isEqualTo(sigma2, within(4 * sigma2 * Math.sqrt(2.0 / n)));
    assertThat(cross).isEqualTo(0, within(4 * Math.sqrt(SIGNAL * sigma2 / n)));
    assertThat(correlation).isEqualTo(Listeners.R_MAX, within(4 * sigma2 / Math.sqrt(n)));
  }

  private double[] signal(int j) {
    return Arrays.stream(bold)
        .mapToDouble(row -> Listeners.R_MAX * Listeners.dot(weights[j], row))
        .toArray();
  }

  private double[] response(int j) {
    double[] values = new double[responses.rows()];
    Arrays.setAll(values, t -> responses.get(t, j));
    return values;
  }

  private static double pearson(double[] a, double[] b) {
    return FeaturesTest.covariance(a, b)
        / Math.sqrt(FeaturesTest.covariance(a, a) * FeaturesTest.covariance(b, b));
  }
}
