package wernicke.linalg.internal.matrix;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import wernicke.api.PluginException;

/**
 * A dense float64 matrix, row-major, outside the heap. It lives until the {@link PointerScope} it
 * was made in is closed; touching it later is an error.
 */
public final class Dense {
  public final int rows;
  public final int columns;
  final DoublePointer data;
  private final DoubleBuffer values;

  private Dense(int rows, int columns) {
    OpenBlas.require();
    long size = (long) rows * columns;
    if (size * Double.BYTES > Integer.MAX_VALUE) {
      throw new PluginException(
          "a work matrix of "
              + rows
              + " x "
              + columns
              + " would take "
              + ((size * Double.BYTES) >> 20)
              + " MB, the limit is 2048 MB: score fewer presentations or neuroids at once");
    }
    if (PointerScope.getInnerScope() == null) {
      throw new IllegalStateException("a matrix without a scope would never be released");
    }
    this.rows = rows;
    this.columns = columns;
    this.data = new DoublePointer(Math.max(1, size));
    this.values = data.asBuffer();
  }

  /** A matrix whose numbers are arbitrary: whoever makes it writes all of them. */
  public static Dense allocate(int rows, int columns) {
    return new Dense(rows, columns);
  }

  /** A matrix of zeros. */
  public static Dense zeros(int rows, int columns) {
    Dense matrix = new Dense(rows, columns);
    Pointer.memset(matrix.data, 0, (long) rows * columns * Double.BYTES);
    return matrix;
  }

  public double get(int i, int j) {
    return values.get(i * columns + j);
  }

  public void set(int i, int j, double value) {
    values.put(i * columns + j, value);
  }

  /** Row {@code i} as a new array. */
  public double[] row(int i) {
    return row(i, new double[columns]);
  }

  /** Copies row {@code i} into {@code target} and returns it. */
  public double[] row(int i, double[] target) {
    return row(i, 0, target);
  }

  /** Copies row {@code i} from column {@code from} on into {@code target} and returns it. */
  public double[] row(int i, int from, double[] target) {
    values.get(i * columns + from, target, 0, target.length);
    return target;
  }

  /** Overwrites row {@code i}. */
  public void setRow(int i, double[] row) {
    values.put(i * columns, row, 0, columns);
  }

  /** Overwrites the columns from {@code from} on with those of {@code block}. */
  public void setColumns(int from, Dense block) {
    double[] row = new double[block.columns];
    for (int i = 0; i < rows; i++) {
      values.put(i * columns + from, block.row(i, row), 0, row.length);
    }
  }

  /** A new matrix with the same numbers. */
  public Dense copy() {
    Dense result = allocate(rows, columns);
    result.set(this);
    return result;
  }

  /** Overwrites all numbers with those of a matrix of the same shape. */
  public void set(Dense other) {
    Pointer.memcpy(data, other.data, (long) rows * columns * Double.BYTES);
  }

  /** A new matrix of the columns of several with the same number of rows. */
  public static Dense beside(List<Dense> parts) {
    int columns = parts.stream().mapToInt(part -> part.columns).sum();
    Dense result = allocate(parts.get(0).rows, columns);
    int from = 0;
    for (Dense part : parts) {
      result.setColumns(from, part);
      from += part.columns;
    }
    return result;
  }

  /** A new matrix of the given rows and columns. */
  public Dense block(int[] someRows, int[] someColumns) {
    Dense result = allocate(someRows.length, someColumns.length);
    double[] from = new double[columns];
    double[] to = new double[someColumns.length];
    for (int i = 0; i < someRows.length; i++) {
      row(someRows[i], from);
      for (int j = 0; j < to.length; j++) {
        to[j] = from[someColumns[j]];
      }
      result.setRow(i, to);
    }
    return result;
  }

  /** A new matrix of the given rows. */
  public Dense selectRows(int[] selected) {
    Dense result = allocate(selected.length, columns);
    double[] row = new double[columns];
    for (int i = 0; i < selected.length; i++) {
      result.setRow(i, row(selected[i], row));
    }
    return result;
  }

  /** A new matrix of some of the columns. */
  public Dense select(int[] selected) {
    Dense result = allocate(rows, selected.length);
    double[] row = new double[columns];
    double[] some = new double[selected.length];
    for (int i = 0; i < rows; i++) {
      row(i, row);
      Arrays.setAll(some, k -> row[selected[k]]);
      result.setRow(i, some);
    }
    return result;
  }

  /** Overwrites the rows from {@code from} on with those of {@code block}. */
  public void setRows(int from, Dense block) {
    double[] row = new double[columns];
    for (int i = 0; i < block.rows; i++) {
      setRow(from + i, block.row(i, row));
    }
  }

  /** A new matrix whose column k is column k of this one times {@code factors[k]}. */
  public Dense scaleColumns(double[] factors) {
    Dense result = allocate(rows, columns);
    double[] row = new double[columns];
    for (int i = 0; i < rows; i++) {
      row(i, row);
      for (int j = 0; j < columns; j++) {
        row[j] *= factors[j];
      }
      result.setRow(i, row);
    }
    return result;
  }

  /** A new matrix whose row k is row k of this one times {@code factors[k]}. */
  public Dense scaleRows(double[] factors) {
    Dense result = allocate(rows, columns);
    double[] row = new double[columns];
    for (int i = 0; i < rows; i++) {
      row(i, row);
      for (int j = 0; j < columns; j++) {
        row[j] *= factors[i];
      }
      result.setRow(i, row);
    }
    return result;
  }

  @Override
  public String toString() {
    return "Dense[" + rows + " x " + columns + "]";
  }
}
