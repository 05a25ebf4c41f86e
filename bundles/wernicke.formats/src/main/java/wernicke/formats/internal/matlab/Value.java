package wernicke.formats.internal.matlab;

import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** What a variable, a cell or a field holds. */
public sealed interface Value {
  /** What it is, for messages. */
  String kind();

  /**
   * An array of numbers; further dimensions are counted among the columns, as MATLAB does.
   *
   * @param rows its first dimension
   * @param columns the product of the others
   * @param inOrder each number by its place in MATLAB's order: down the first column, then the next
   */
  record Numbers(int rows, int columns, IntToDoubleFunction inOrder) implements Value {
    /** Of as many as an array of Java's can hold. */
    public Numbers {
      if ((long) rows * columns > Integer.MAX_VALUE) {
        throw new ArithmeticException(rows + " x " + columns + " numbers are too many");
      }
    }

    @Override
    public String kind() {
      return "numbers";
    }

    /**
     * An array of these dimensions.
     *
     * @throws ArithmeticException if it has more numbers than an array of Java's
     */
    static Numbers of(int[] dimensions, IntToDoubleFunction inOrder) {
      int columns = 1;
      for (int i = 1; i < dimensions.length; i++) {
        columns = Math.multiplyExact(columns, dimensions[i]);
      }
      return new Numbers(dimensions[0], columns, inOrder);
    }

    /** How many. */
    public int count() {
      return rows * columns;
    }

    /** One of them, by its place in MATLAB's order, from 0. */
    public double get(int place) {
      return inOrder.applyAsDouble(place);
    }

    /** One of them, counted from 0. */
    public double get(int row, int column) {
      return get(row + column * rows);
    }
  }

  /**
   * One line of characters.
   *
   * @param text the line
   */
  record Text(String text) implements Value {
    @Override
    public String kind() {
      return "text";
    }
  }

  /**
   * A cell array.
   *
   * @param elements what lies in the cells, in MATLAB's order
   */
  record Cells(List<Value> elements) implements Value {
    @Override
    public String kind() {
      return "a cell array";
    }
  }

  /**
   * One structure.
   *
   * @param fields what lies in each, by name
   */
  record Structure(Map<String, Value> fields) implements Value {
    @Override
    public String kind() {
      return "a structure";
    }
  }

  /**
   * What is not read.
   *
   * @param kind what it is
   */
  record Other(String kind) implements Value {
    static final Other COMPLEX = new Other("complex numbers");
    static final Other SPARSE = new Other("a sparse matrix");
    static final Other LINES = new Other("several lines of text");
    static final Other STRUCTURES = new Other("an array of structures");

    /** Of a class that has no numbers, text, cells or fields. */
    static Other of(String matlabClass) {
      return new Other("of the class " + matlabClass);
    }
  }
}
