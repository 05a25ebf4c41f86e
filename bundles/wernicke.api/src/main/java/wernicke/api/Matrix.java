package wernicke.api;

import java.nio.FloatBuffer;

/**
 * A dense float32 matrix, row-major, rows x columns (presentations x features or neuroids).
 *
 * <p>The numbers may lie on the heap, in direct memory or in a memory-mapped file. A matrix is
 * read-only for everyone who receives it.
 */
public final class Matrix {
  private final int rows;
  private final int columns;
  private final FloatBuffer data;

  private Matrix(int rows, int columns, FloatBuffer data) {
    if (rows < 0 || columns < 0 || (long) rows * columns != data.remaining()) {
      throw new PluginException(
          "a matrix of "
              + rows
              + " x "
              + columns
              + " cannot hold "
              + data.remaining()
              + " numbers");
    }
    this.rows = rows;
    this.columns = columns;
    this.data = data;
  }

  /**
   * Wraps {@code values} (row-major, {@code rows * columns} of them) without copying: the caller
   * gives the array away.
   */
  public static Matrix of(int rows, int columns, float[] values) {
    return new Matrix(rows, columns, FloatBuffer.wrap(values).asReadOnlyBuffer());
  }

  /** Wraps the remaining numbers of {@code values} without copying. */
  public static Matrix of(int rows, int columns, FloatBuffer values) {
    return new Matrix(rows, columns, values.slice().asReadOnlyBuffer());
  }

  /** A matrix of one column. */
  public static Matrix column(float[] values) {
    return of(values.length, 1, values);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The value at row {@code i}, column {@code j}. */
  public float get(int i, int j) {
    return data.get(i * columns + j);
  }

  /** Copies row {@code i} into {@code target} from {@code offset} on. */
  public void copyRow(int i, float[] target, int offset) {
    data.get(i * columns, target, offset, columns);
  }

  /** All numbers, row-major, as a new array. */
  public float[] toArray() {
    float[] values = new float[data.remaining()];
    data.get(data.position(), values);
    return values;
  }

  /** Column {@code j} as a new array. */
  public float[] column(int j) {
    float[] values = new float[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = get(i, j);
    }
    return values;
  }

  /** A new matrix of the given rows, in the given order. */
  public Matrix select(int[] selected) {
    float[] values = new float[Math.multiplyExact(selected.length, columns)];
    for (int i = 0; i < selected.length; i++) {
      copyRow(selected[i], values, i * columns);
    }
    return of(selected.length, columns, values);
  }

  /** A new matrix of the given columns, in the given order. */
  public Matrix selectColumns(int[] selected) {
    float[] values = new float[Math.multiplyExact(rows, selected.length)];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(i / selected.length, selected[i % selected.length]);
    }
    return of(rows, selected.length, values);
  }

  /** A read-only view of all numbers, row-major. */
  public FloatBuffer buffer() {
    return data.duplicate();
  }

  @Override
  public String toString() {
    return "Matrix[" + rows + " x " + columns + "]";
  }
}
