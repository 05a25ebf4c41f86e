package wernicke.formats.internal.npy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import wernicke.api.Matrix;

/** Writes NPY 1.0 (NumPy's numpy.lib.format), row by row. */
public final class NpyWriter {
  private static final int ALIGNMENT = 64; // the values begin at a multiple of it
  private static final int FRONT = 10; // magic, version, length of the header

  private NpyWriter() {}

  /** A matrix of float32, little-endian. */
  public static void write(Matrix matrix, OutputStream out) throws IOException {
    out.write(head("<f4", matrix.rows() + ", " + matrix.columns()));
    float[] row = new float[matrix.columns()];
    ByteBuffer bytes = ByteBuffer.allocate(row.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < matrix.rows(); i++) {
      matrix.copyRow(i, row, 0);
      bytes.asFloatBuffer().put(row);
      out.write(bytes.array());
    }
  }

  /**
   * What stands before the values.
   *
   * @param type NumPy's type string, such as {@code <f8}
   * @param shape the sizes, such as {@code 3, 4}, or {@code 3,} for a list
   */
  public static byte[] head(String type, String shape) {
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
    int padding = ALIGNMENT - 1 - (FRONT + text.length()) % ALIGNMENT;
    String header = text + " ".repeat(padding) + "\n";
    return ByteBuffer.allocate(FRONT + header.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) header.length())
        .put(header.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
