package wernicke.formats.internal.npy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.npy.ElementType.Numbers;
import wernicke.formats.internal.pickle.Pickle;
import wernicke.formats.internal.pickle.PickleException;

/**
 * One array in NumPy's file format: numbers of up to 8 bytes, strings, or pickled plain data;
 * either byte order, either order of dimensions. The file is memory-mapped, at most 2 GiB.
 */
public final class NpyFile {
  private final DataFile file;
  private final Header header;
  private final ByteBuffer data;
  private final boolean matrix;
  private final int width;
  private final Numbers numbers;

  private NpyFile(DataFile file, Header header, ByteBuffer data) {
    this.file = file;
    this.header = header;
    this.data = data;
    ElementType type = header.type();
    this.matrix = header.shape().size() == 2 && type.numeric() && header.count() > 0;
    this.width = type.bytes();
    this.numbers = type.numeric() ? type.numbers() : (bytes, at) -> Double.NaN;
  }

  /**
   * Opens a file and checks that it is as long as its header says.
   *
   * @throws PluginException in one line naming the file, if it is missing, not in this format, cut
   *     short, or of a type that is not read
   */
  public static NpyFile open(DataFile file) {
    ByteBuffer content = file.map();
    Header header = Header.read(file, content);
    ByteBuffer data = content.slice().order(header.type().order());
    long expected = header.count() * header.type().bytes();
    if (header.type().kind() != 'O' && expected != data.remaining()) {
      throw file.damaged(data.remaining() + " bytes of data, but its header says " + expected);
    }
    return new NpyFile(file, header, data);
  }

  /** Where it lies, for messages. */
  public DataFile file() {
    return file;
  }

  /** Rows of a matrix, at least one. */
  public int rows() {
    return requireMatrix().shape().get(0);
  }

  /** Columns of a matrix, at least one. */
  public int columns() {
    return requireMatrix().shape().get(1);
  }

  /** The same, but a list of numbers as a matrix of one column. */
  public NpyFile upright() {
    return header.shape().size() == 1
        ? new NpyFile(file, new Header(header.type(), header.fortran(), List.of(length(), 1)), data)
        : this;
  }

  /** The number at a row and column of a matrix. */
  public double get(int row, int column) {
    int index = header.fortran() ? column * rows() + row : row * columns() + column;
    return numbers.at(data, index * width);
  }

  /**
   * Copies one row of a matrix of numbers.
   *
   * @param target where it goes, as float32
   * @param offset of the first number in {@code target}
   */
  public void copyRow(int row, float[] target, int offset) {
    int columns = columns();
    int first = width * (header.fortran() ? row : row * columns);
    int step = width * (header.fortran() ? rows() : 1);
    for (int j = 0; j < columns; j++) {
      target[offset + j] = (float) numbers.at(data, first + j * step);
    }
  }

  /** A matrix as float32: still mapped if it is so written, row by row; else on the heap. */
  public Matrix matrix() {
    if (header.type().plain() && !requireMatrix().fortran()) {
      return Matrix.of(rows(), columns(), data.asFloatBuffer());
    }
    float[] values = new float[rows() * columns()];
    for (int i = 0; i < rows(); i++) {
      copyRow(i, values, i * columns());
    }
    return Matrix.of(rows(), columns(), values);
  }

  private Header requireMatrix() {
    if (!matrix) {
      throw other("matrix of numbers");
    }
    return header;
  }

  /** A list of finite numbers. */
  public double[] numbers() {
    if (header.shape().size() != 1 || !header.type().numeric()) {
      throw other("list of numbers");
    }
    double[] values = new double[length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.at(data, i * width);
      if (!Double.isFinite(values[i])) {
        throw file.refused("element " + i + " (from 0) is " + values[i] + ", which is no number");
      }
    }
    return values;
  }

  private int length() {
    return header.shape().get(0);
  }

  /** A list of strings: of fixed length, or pickled. */
  public List<String> texts() {
    if (header.shape().size() == 1 && header.type().textual()) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < length(); i++) {
        texts.add(text(i));
      }
      return texts;
    }
    if (header.type().kind() == 'O' && header.shape().size() == 1) {
      return pickled().elements().stream().map(this::text).toList();
    }
    throw other("list of strings");
  }

  private String text(int i) {
    return header
        .type()
        .text(data, i * width)
        .orElseThrow(() -> file.damaged("element " + i + " (from 0) is no Unicode text"));
  }

  private String text(Object element) {
    if (element instanceof String text) {
      return text;
    }
    throw file.refused("it holds a Python object that is no string");
  }

  /**
   * The one Python object of an array of a single element: a dictionary ({@code Map}), a list, a
   * string, a number, or an array of numbers ({@link PickledArray}).
   */
  public Object object() {
    if (header.type().kind() != 'O' || !header.shape().isEmpty()) {
      throw other("single Python object");
    }
    return pickled().elements().get(0);
  }

  private PickledArray pickled() {
    Object object = load();
    if (object instanceof PickledArray array && array.elements().size() == header.count()) {
      return array;
    }
    throw file.damaged("it holds something else than its header says");
  }

  private Object load() {
    try {
      return Pickle.load(data, new ArrayGlobals());
    } catch (PickleException e) {
      throw new PluginException(file.name() + ": refused: " + e.getMessage(), e);
    }
  }

  private PluginException other(String wanted) {
    return file.refused(
        "no %s, but of shape %s and type '%c%d'"
            .formatted(wanted, header.shown(), header.type().kind(), header.type().size()));
  }
}
