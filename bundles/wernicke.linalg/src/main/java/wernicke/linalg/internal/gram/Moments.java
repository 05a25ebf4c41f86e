package wernicke.linalg.internal.gram;

import java.util.Arrays;
import java.util.Objects;
import wernicke.api.Matrix;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.OpenBlas;
import wernicke.linalg.internal.matrix.Scaling;

/**
 * Means of responses over some rows, where values are missing, and {@code Y Yᵀ} of the centred
 * responses if somebody asks for it.
 */
final class Moments {
  private static final int BLOCK = 2048;

  private final int[] rows;

  /** Per neuroid, over the rows that have a value. */
  private final double[] mean;

  /** Per neuroid which rows are missing; null if none is. */
  private final boolean[][] missing;

  /** n x n, row-major. */
  private double[] products;

  Moments(Matrix responses, int[] rows) {
    this.rows = rows;
    this.missing = new boolean[responses.columns()][];
    this.mean = Scaling.mean(responses, rows);
    for (int v = 0; v < mean.length; v++) {
      if (Double.isNaN(mean[v])) {
        mean[v] = meanOfPresent(responses, v);
      }
    }
  }

  /** Mean of a neuroid that has missing values, which are noted. */
  private double meanOfPresent(Matrix responses, int v) {
    missing[v] = new boolean[rows.length];
    double sum = 0;
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      float value = responses.get(rows[i], v);
      missing[v][i] = Float.isNaN(value);
      sum += missing[v][i] ? 0 : value;
      count += missing[v][i] ? 0 : 1;
    }
    return count == 0 ? 0 : sum / count;
  }

  boolean isOf(int[] others) {
    return Arrays.equals(rows, others);
  }

  /** Whether the neuroid has a value in each of some of the rows. */
  boolean complete(int neuroid, int[] some) {
    return missing[neuroid] == null || Arrays.stream(some).noneMatch(i -> missing[neuroid][i]);
  }

  /** Whether no value is missing. */
  boolean complete() {
    return Arrays.stream(missing).allMatch(Objects::isNull);
  }

  /** The neuroids {@code from} to {@code to} (exclusive), centred, zero where missing. */
  Dense columns(Matrix responses, int from, int to) {
    Dense block = Dense.allocate(rows.length, to - from);
    float[] row = new float[to - from];
    double[] values = new double[to - from];
    for (int i = 0; i < rows.length; i++) {
      responses.buffer().get(rows[i] * mean.length + from, row);
      for (int v = 0; v < values.length; v++) {
        values[v] = Float.isNaN(row[v]) ? 0 : row[v] - mean[from + v];
      }
      block.setRow(i, values);
    }
    return block;
  }

  /** {@code Y Yᵀ}, n x n, in the caller's scope. */
  synchronized Dense products(Matrix responses) {
    int n = rows.length;
    if (products == null) {
      double[] found = new double[n * n];
      OpenBlas.alone(() -> Memory.run(() -> multiply(responses, found)));
      products = found;
    }
    Dense result = Dense.allocate(n, n);
    for (int i = 0; i < n; i++) {
      result.setRow(i, Arrays.copyOfRange(products, i * n, (i + 1) * n));
    }
    return result;
  }

  private void multiply(Matrix responses, double[] into) {
    int n = rows.length;
    Dense sum = Dense.zeros(n, n);
    for (int from = 0; from < mean.length; from += BLOCK) {
      int start = from;
      int end = Math.min(from + BLOCK, mean.length);
      Memory.run(() -> Lapack.addGram(columns(responses, start, end), sum));
    }
    Lapack.mirror(sum);
    for (int i = 0; i < n; i++) {
      System.arraycopy(sum.row(i), 0, into, i * n, n);
    }
  }
}
