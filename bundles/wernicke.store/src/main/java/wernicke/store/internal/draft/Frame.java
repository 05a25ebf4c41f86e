package wernicke.store.internal.draft;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import wernicke.api.Matrix;

/**
 * One frame of a draft: a head (mark, length of the text, rows, columns), the text, a CRC-32C of
 * both, float32 numbers, a CRC-32C of these; little-endian.
 *
 * @param text its name, or what the whole file is about
 * @param start where it begins in the file
 * @param numbers where its numbers begin
 */
record Frame(String text, int rows, int columns, long start, long numbers) {
  private static final int MARK = 0x31465257; // "WRF1"
  private static final int HEAD = 4 * Integer.BYTES;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int CHUNK = 1 << 18;

  /** The bytes of a file are none that were written here. */
  static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }
  }

  /** One past the last byte. */
  long end() {
    return numbers + bytes() + Integer.BYTES;
  }

  private long bytes() {
    return (long) rows * columns * Float.BYTES;
  }

  /**
   * Writes a frame; nothing is forced to the disk.
   *
   * @param start where the last one ends
   */
  static Frame write(RandomAccessFile file, long start, String text, Matrix matrix)
      throws IOException {
    byte[] name = text.getBytes(StandardCharsets.UTF_8);
    byte[] head = new byte[HEAD + name.length + Integer.BYTES];
    ByteBuffer view = view(head).putInt(MARK).putInt(name.length);
    view.putInt(matrix.rows()).putInt(matrix.columns()).put(name);
    view.putInt(checksum(head, HEAD + name.length));
    file.seek(start);
    file.write(head);
    writeNumbers(file, matrix.buffer());
    return new Frame(text, matrix.rows(), matrix.columns(), start, start + head.length);
  }

  private static void writeNumbers(RandomAccessFile file, FloatBuffer values) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] chunk = new byte[Math.min(CHUNK, values.remaining() * Float.BYTES)];
    while (values.hasRemaining()) {
      int count = Math.min(values.remaining(), chunk.length / Float.BYTES);
      view(chunk).asFloatBuffer().put(values.slice(values.position(), count));
      values.position(values.position() + count);
      checksum.update(chunk, 0, count * Float.BYTES);
      file.write(chunk, 0, count * Float.BYTES);
    }
    byte[] sum = new byte[Integer.BYTES];
    view(sum).putInt((int) checksum.getValue());
    file.write(sum);
  }

  /**
   * Reads the head of the frame that begins at a place.
   *
   * @throws EOFException if the file ends within the frame
   * @throws DamagedException if there is none
   */
  static Frame read(RandomAccessFile file, long start) throws IOException {
    ByteBuffer head = view(bytes(file, start, HEAD));
    int mark = head.getInt();
    int length = head.getInt();
    if (mark != MARK || length < 0 || length > LONGEST_TEXT) {
      throw new DamagedException("no frame at byte " + start);
    }
    byte[] whole = bytes(file, start, HEAD + length + Integer.BYTES);
    String text = new String(whole, HEAD, length, StandardCharsets.UTF_8);
    Frame frame = new Frame(text, head.getInt(), head.getInt(), start, start + whole.length);
    if (view(whole).getInt(HEAD + length) != checksum(whole, HEAD + length)
        || frame.rows < 0
        || frame.columns < 0) {
      throw new DamagedException("a damaged head at byte " + start);
    }
    if (frame.end() > file.length()) {
      throw new EOFException();
    }
    return frame;
  }

  /**
   * Reads the numbers.
   *
   * @throws DamagedException if they are not what was written
   */
  Matrix matrix(RandomAccessFile file) throws IOException {
    int count = Math.toIntExact(bytes());
    byte[] all = bytes(file, numbers, count + Integer.BYTES);
    if (view(all).getInt(count) != checksum(all, count)) {
      throw new DamagedException("damaged numbers at byte " + numbers);
    }
    float[] values = new float[count / Float.BYTES];
    view(all).asFloatBuffer().get(values);
    return Matrix.of(rows, columns, values);
  }

  private static byte[] bytes(RandomAccessFile file, long from, int count) throws IOException {
    byte[] bytes = new byte[count];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }

  private static ByteBuffer view(byte... bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int checksum(byte[] bytes, int count) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, count);
    return (int) checksum.getValue();
  }
}
