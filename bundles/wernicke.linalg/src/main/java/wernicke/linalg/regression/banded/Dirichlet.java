package wernicke.linalg.regression.banded;

import wernicke.linalg.statistics.NumpyRandom;

/**
 * Symmetric Dirichlet distribution with a concentration of at most 1, draw for draw NumPy's legacy
 * {@code RandomState.dirichlet}: gamma variates by Ahrens and Dieter's rejection (1974), divided by
 * their sum.
 */
final class Dirichlet {
  private final NumpyRandom random;

  Dirichlet(NumpyRandom random) {
    this.random = random;
  }

  /** {@code dirichlet([concentration] * size)}: {@code size} positive numbers of sum 1. */
  double[] draw(double concentration, int size) {
    double[] values = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      values[i] = gamma(concentration);
      sum += values[i];
    }
    double inverse = 1 / sum;
    for (int i = 0; i < size; i++) {
      values[i] *= inverse;
    }
    return values;
  }

  private double exponential() {
    return -Math.log(1 - random.uniform());
  }

  private double gamma(double shape) {
    if (shape == 1) {
      return exponential();
    }
    while (true) {
      double u = random.uniform();
      double v = exponential();
      double y = u <= 1 - shape ? 0 : -Math.log((1 - u) / shape);
      double x = Math.pow(u <= 1 - shape ? u : 1 - shape + shape * y, 1 / shape);
      if (x <= v + y) {
        return x;
      }
    }
  }
}
