package wernicke.dataset.described.internal.load.response;

import java.util.Arrays;
import wernicke.api.Matrix;
import wernicke.api.PluginException;

/** A matrix that grows row by row. */
public final class FloatRows {
  private final int columns;
  private float[] values = new float[1024];
  private int rows;

  /** Without rows. */
  public FloatRows(int columns) {
    this.columns = columns;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Adds a row of zeros and returns its index. */
  public int add() {
    long end = (rows + 1L) * columns;
    if (end > Integer.MAX_VALUE - 8) {
      throw new PluginException("more than " + Integer.MAX_VALUE + " numbers; keep fewer neuroids");
    }
    if (end > values.length) {
      values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8, 2 * end));
    }
    return rows++;
  }

  /** Sets one number, row and column counted from 0. */
  public void set(int i, int j, float value) {
    values[i * columns + j] = value;
  }

  float get(int i, int j) {
    return values[i * columns + j];
  }

  /** The rows so far, rows x columns. */
  public Matrix matrix() {
    return Matrix.of(rows, columns, Arrays.copyOf(values, rows * columns));
  }
}
