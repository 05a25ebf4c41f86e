package wernicke.linalg.statistics;

import java.util.Arrays;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * Least-squares fit of {@code v(n) = v0 (1 - exp(-n / tau0))} with {@code 0 <= v0 <= 1}, the curve
 * by which Brain-Score extrapolates a ceiling to infinitely many subjects (Schrimpf et al. 2021).
 *
 * <p>For a given tau0 the best v0 is known in closed form, bounds included. What remains is a
 * search in log(tau0) between 10^-3 and 10^6: downhill from tau0 = 1, where SciPy's {@code
 * curve_fit} starts in Brain-Score, on a grid of 16 points a decade, then Brent's method. There may
 * be a second minimum as tau0 goes to 0, the mean of the values; like SciPy the search stays in the
 * valley of its start.
 */
public final class SaturationCurve {
  private static final double LOWEST = Math.log(1e-3);
  private static final double HIGHEST = Math.log(1e6);
  private static final int GRID = 145;
  private static final int START = 48;
  private static final double STEP = (HIGHEST - LOWEST) / (GRID - 1);
  private static final double RELATIVE = 1e-10;
  private static final double ABSOLUTE = 1e-12;
  private static final int EVALUATIONS = 200;

  private final double[] n;
  private final double[][] grid = new double[GRID][];

  /**
   * @param n the abscissae, positive, at least two different ones
   */
  public SaturationCurve(double... n) {
    if (Arrays.stream(n).distinct().count() < 2) {
      throw new IllegalArgumentException("a curve needs at least two different abscissae");
    }
    this.n = n.clone();
    Arrays.setAll(grid, k -> shape(LOWEST + k * STEP));
  }

  /**
   * The fitted curve.
   *
   * @param v0 the asymptote
   * @param tau0 how fast it is reached; arbitrary if v0 is 0
   */
  public record Fit(double v0, double tau0) {}

  /**
   * Fits the curve.
   *
   * @param v one finite value per abscissa
   */
  public Fit fit(double... v) {
    int best = downhill(v, downhill(v, START, -1), 1);
    double tau = LOWEST + best * STEP;
    double from = Math.max(LOWEST, tau - STEP);
    double to = Math.min(HIGHEST, tau + STEP);
    double log =
        new BrentOptimizer(RELATIVE, ABSOLUTE)
            .optimize(
                GoalType.MINIMIZE,
                new UnivariateObjectiveFunction(t -> error(v, shape(t))),
                new SearchInterval(from, to, tau),
                new MaxEval(EVALUATIONS))
            .getPoint();
    return new Fit(asymptote(v, shape(log)), Math.exp(log));
  }

  /** The last grid point from {@code k} on in one direction up to which the error falls. */
  private int downhill(double[] v, int k, int direction) {
    int last = k;
    double error = error(v, grid[last]);
    while (last + direction >= 0 && last + direction < GRID) {
      double next = error(v, grid[last + direction]);
      if (!(next < error)) {
        return last;
      }
      last += direction;
      error = next;
    }
    return last;
  }

  /** 1 - exp(-n / tau) at every abscissa. */
  private double[] shape(double logTau) {
    return Arrays.stream(n).map(x -> -Math.expm1(-x / Math.exp(logTau))).toArray();
  }

  private static double asymptote(double[] v, double[] shape) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < v.length; i++) {
      product += v[i] * shape[i];
      square += shape[i] * shape[i];
    }
    return Math.min(1, Math.max(0, product / square));
  }

  private static double error(double[] v, double[] shape) {
    double asymptote = asymptote(v, shape);
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      double error = v[i] - asymptote * shape[i];
      sum += error * error;
    }
    return sum;
  }
}
