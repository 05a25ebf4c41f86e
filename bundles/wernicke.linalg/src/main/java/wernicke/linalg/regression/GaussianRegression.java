package wernicke.linalg.regression;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import wernicke.api.PluginException;
import wernicke.linalg.internal.matrix.Scaling;

/**
 * Linear model with Gaussian errors and few predictors, by maximum likelihood: least squares with
 * intercept, and the residuals' mean square as variance (statsmodels' {@code OLS}). Predictors that
 * are constant or depend on others do no harm: the solution is the smallest of the standardised
 * coefficients.
 */
public final class GaussianRegression {
  /** Eigenvalues of the correlation matrix that are smaller, relative to the largest, are zero. */
  private static final double RANK = 1e-11;

  /** Variances of residuals that are smaller, relative to the responses', are rounding. */
  private static final double PERFECT = 1e-20;

  private final double intercept;
  private final double[] coefficients;
  private final double variance;

  private GaussianRegression(double intercept, double[] coefficients, double variance) {
    this.intercept = intercept;
    this.coefficients = coefficients;
    this.variance = variance;
  }

  /**
   * Fits the model.
   *
   * @param predictors observations x predictors, finite, without a column for the intercept
   * @param y one response per observation, finite
   * @throws PluginException if there are not more observations than coefficients
   */
  public static GaussianRegression fit(double[][] predictors, double[] y) {
    int p = predictors.length == 0 ? 0 : predictors[0].length;
    if (y.length < p + 2) {
      throw new PluginException(
          "%d observations are too few for a regression on %d predictors".formatted(y.length, p));
    }
    double[] mean = new double[p];
    double[] unit = new double[p];
    for (int j = 0; j < p; j++) {
      int column = j;
      mean[j] = Arrays.stream(predictors).mapToDouble(row -> row[column]).average().orElse(0);
      double squares =
          Arrays.stream(predictors)
              .mapToDouble(row -> (row[column] - mean[column]) * (row[column] - mean[column]))
              .sum();
      boolean constant = Scaling.constant(squares / y.length, mean[j], y.length);
      unit[j] = constant ? 0 : 1 / Math.sqrt(squares);
    }
    double centre = Arrays.stream(y).average().orElse(0);
    double[] coefficients = solve(predictors, y, mean, unit, centre);
    double intercept = centre;
    for (int j = 0; j < p; j++) {
      coefficients[j] *= unit[j];
      intercept -= coefficients[j] * mean[j];
    }
    GaussianRegression model = new GaussianRegression(intercept, coefficients, 0);
    double variance = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      double residual = y[i] - model.predict(predictors[i]);
      variance += residual * residual / y.length;
      total += (y[i] - centre) * (y[i] - centre) / y.length;
    }
    boolean perfect = Scaling.constant(total, centre, y.length) || variance < PERFECT * total;
    return perfect ? model : new GaussianRegression(intercept, coefficients, variance);
  }

  /** Coefficients of the predictors, centred and of unit length. */
  private static double[] solve(
      double[][] predictors, double[] y, double[] mean, double[] unit, double centre) {
    int p = mean.length;
    double[][] products = new double[p][p];
    double[] right = new double[p];
    double[] row = new double[p];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < p; j++) {
        row[j] = (predictors[i][j] - mean[j]) * unit[j];
        right[j] += row[j] * (y[i] - centre);
        for (int k = 0; k <= j; k++) {
          products[j][k] += row[j] * row[k];
        }
      }
    }
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < j; k++) {
        products[k][j] = products[j][k];
      }
    }
    return p == 0 ? right : pseudoInverse(products, right);
  }

  private static double[] pseudoInverse(double[][] products, double[] right) {
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(products, false));
    double[] solution = new double[right.length];
    for (int k = 0; k < right.length; k++) {
      double value = eigen.getEigenvalue(k);
      if (value > RANK * eigen.getEigenvalue(0)) {
        double[] vector = eigen.getEigenvector(k).toArray();
        double part = 0;
        for (int j = 0; j < right.length; j++) {
          part += vector[j] * right[j] / value;
        }
        for (int j = 0; j < right.length; j++) {
          solution[j] += part * vector[j];
        }
      }
    }
    return solution;
  }

  /** The mean response to predictors. */
  public double predict(double[] predictors) {
    double sum = intercept;
    for (int j = 0; j < coefficients.length; j++) {
      sum += coefficients[j] * predictors[j];
    }
    return sum;
  }

  /** The coefficient of a predictor: change of the response for a unit of it. */
  public double coefficient(int predictor) {
    return coefficients[predictor];
  }

  /** Mean squared residual of the fit, the maximum-likelihood variance; 0 for a perfect fit. */
  public double variance() {
    return variance;
  }

  /**
   * Log density of a response, in nats.
   *
   * @return infinite or NaN if the fit was perfect
   */
  public double logDensity(double[] predictors, double y) {
    double residual = y - predict(predictors);
    return -0.5 * (Math.log(2 * Math.PI * variance) + residual * residual / variance);
  }
}
