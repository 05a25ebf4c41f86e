package wernicke.model.precomputed.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.Matrix;
import wernicke.api.PluginException;

/**
 * NumPy's file format, versions 1 and 2 (numpy.lib.format): matrices of little-endian float32 or
 * float64, in C or Fortran order. Float32 in C order is memory-mapped, everything else becomes
 * float32 on the heap.
 */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCR = Pattern.compile("'descr': *'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([^)]*)\\)");
  private static final Pattern MATRIX = Pattern.compile("(\\d{1,10}), *(\\d{1,10}),?");

  /** What the header says. */
  record Shape(int rows, int columns, boolean wide, boolean fortran, int offset) {
    private long bytes() {
      return offset + (long) rows * columns * (wide ? 8 : 4);
    }
  }

  private Npy() {}

  /**
   * Reads the header and checks that the file has the length that it says.
   *
   * @throws PluginException if it is not such a file, truncated, or of another type or dimension
   */
  static Shape shape(Path file) {
    return shape(file, map(file));
  }

  /**
   * Reads the matrix.
   *
   * @return rows x columns, float32
   * @throws PluginException as {@link #shape}
   */
  static Matrix read(Path file) {
    ByteBuffer content = map(file);
    Shape shape = shape(file, content);
    ByteBuffer data = content.position(shape.offset()).slice().order(ByteOrder.LITTLE_ENDIAN);
    if (!shape.wide() && !shape.fortran()) {
      return Matrix.of(shape.rows(), shape.columns(), data.asFloatBuffer());
    }
    float[] values = new float[shape.rows() * shape.columns()];
    for (int i = 0; i < values.length; i++) {
      int source = shape.fortran() ? i % shape.columns() * shape.rows() + i / shape.columns() : i;
      values[i] = shape.wide() ? (float) data.getDouble(8 * source) : data.getFloat(4 * source);
    }
    return Matrix.of(shape.rows(), shape.columns(), values);
  }

  private static ByteBuffer map(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new PluginException(
            file + " is larger than 2 GiB: save it as float32, or fewer features a layer");
      }
      return channel
          .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (NoSuchFileException e) {
      throw new PluginException(file + " is missing: put it there or correct the settings", e);
    } catch (IOException e) {
      throw new PluginException("cannot read " + file + ": " + e, e);
    }
  }

  private static Shape shape(Path file, ByteBuffer content) {
    String header = header(file, content);
    boolean wide = wide(find(DESCR, header, file), file);
    boolean fortran = find(ORDER, header, file).equals("True");
    int[] sizes = sizes(find(SHAPE, header, file).strip(), file);
    Shape shape = new Shape(sizes[0], sizes[1], wide, fortran, content.position());
    if (shape.bytes() != content.capacity()) {
      throw new PluginException(
          String.format(
              "%s has %d bytes, but its header says %d: is it cut short?",
              file, content.capacity(), shape.bytes()));
    }
    return shape;
  }

  private static boolean wide(String type, Path file) {
    if (!type.equals("<f8") && !type.equals("<f4")) {
      throw new PluginException(
          file + " holds '" + type + "': save it as float32 ('<f4') or float64 ('<f8')");
    }
    return type.equals("<f8");
  }

  private static int[] sizes(String shape, Path file) {
    Matcher sizes = MATRIX.matcher(shape);
    if (!sizes.matches()) {
      throw new PluginException(
          file + " has the shape (" + shape + "): parts x features is expected");
    }
    long rows = Long.parseLong(sizes.group(1));
    long columns = Long.parseLong(sizes.group(2));
    if (rows < 1 || columns < 1 || rows * columns > Integer.MAX_VALUE) {
      throw new PluginException(file + " has the impossible shape " + rows + " x " + columns);
    }
    return new int[] {(int) rows, (int) columns};
  }

  /** The header's text; leaves the buffer at the first number. */
  private static String header(Path file, ByteBuffer content) {
    byte[] magic = new byte[MAGIC.length];
    if (content.remaining() < 12) {
      throw new PluginException(file + " is too short for a .npy file: is it cut short?");
    }
    content.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new PluginException(file + " is not a .npy file: write it with numpy.save");
    }
    int version = content.get();
    content.get();
    if (version != 1 && version != 2) {
      throw new PluginException(
          file + " has version " + version + " of the .npy format: 1 or 2 is expected");
    }
    long length = version == 1 ? content.getShort() & 0xffff : content.getInt() & 0xffffffffL;
    if (length > content.remaining()) {
      throw new PluginException(file + " ends within its header: is it cut short?");
    }
    byte[] header = new byte[(int) length];
    content.get(header);
    return new String(header, StandardCharsets.ISO_8859_1);
  }

  private static String find(Pattern pattern, String header, Path file) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new PluginException(file + " has a .npy header that cannot be read: " + header.strip());
    }
    return matcher.group(1);
  }
}
