package wernicke.testing;

import java.util.Locale;
import wernicke.api.Matrix;

/** The generator of {@code itests/oracles/linalg/data.py} and what it makes, bit for bit. */
public final class Draws {
  private long state;

  public Draws(long seed) {
    this.state = seed;
  }

  /** In [0, 1). */
  public double uniform() {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (state >>> 11) / 0x1.0p53;
  }

  /** In [-1, 1), row by row. */
  public double[][] symmetric(int rows, int columns) {
    double[][] values = new double[rows][];
    for (int i = 0; i < rows; i++) {
      values[i] = symmetric(columns);
    }
    return values;
  }

  /** In [-1, 1). */
  public double[] symmetric(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = 2 * uniform() - 1;
    }
    return values;
  }

  /** Presentations x features, with what makes regressions difficult. */
  public Matrix features(String kind, int n, int d) {
    double[][] x = symmetric(n, d);
    double[][] common = kind.equals("spectrum") ? symmetric(n, 1) : new double[n][1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        x[i][j] = change(kind, x, common[i][0], i, j);
      }
    }
    return matrix(x);
  }

  private static double change(String kind, double[][] x, double common, int i, int j) {
    double value = x[i][j];
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "plain" -> value;
      case "constant" -> j % 5 == 0 ? 0.1 : value;
      case "duplicate-rows" -> i % 3 == 2 ? x[i - 1][j] : value;
      case "duplicate-columns" -> j % 2 == 1 ? x[i][j - 1] : value;
      case "nearly-duplicate-columns" ->
          j % 2 == 1 ? (double) (float) x[i][j - 1] * 3 + 0.1 : value;
      case "spectrum" -> spectrum(value, common, j);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static double spectrum(double value, double common, int j) {
    double decayed = 100 * value / ((1 + 0.25 * j) * (1 + 0.25 * j)) + common * (1.0 / (1 + j));
    return j == 3 ? decayed + 300 : j == 7 ? 50 * decayed - 2000 : decayed;
  }

  /** Presentations x neuroids: two features each, and noise. */
  public Matrix responses(Matrix x, int v) {
    double[][] noise = symmetric(x.rows(), v);
    for (int i = 0; i < x.rows(); i++) {
      for (int k = 0; k < v; k++) {
        noise[i][k] =
            x.get(i, k % x.columns()) + 0.5 * x.get(i, (3 * k + 1) % x.columns()) + 2 * noise[i][k];
      }
    }
    return matrix(noise);
  }

  /** In single precision. */
  public static Matrix matrix(double[][] values) {
    int columns = values[0].length;
    float[] flat = new float[values.length * columns];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < columns; j++) {
        flat[i * columns + j] = (float) values[i][j];
      }
    }
    return Matrix.of(values.length, columns, flat);
  }
}
