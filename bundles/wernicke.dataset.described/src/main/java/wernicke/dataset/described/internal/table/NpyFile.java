package wernicke.dataset.described.internal.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.PluginException;

/**
 * NumPy's file format, versions 1 to 3 (numpy.lib.format): a vector or matrix of float32, float64
 * or integers, in C or Fortran order, either byte order. The file stays mapped.
 */
public final class NpyFile {
  private static final int LONGEST_HEADER = 1 << 16;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCR = Pattern.compile("'descr': *'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([^)]*)\\)");
  private static final Pattern SIZES = Pattern.compile("(\\d{1,10}), *(?:(\\d{1,10}),? *)?");

  private final String name;
  private final ByteBuffer content;
  private final String type;
  private final boolean fortran;
  private final int rows;
  private final int columns;

  private NpyFile(String name, ByteBuffer content) {
    this.name = name;
    String header = header(content);
    String descr = find(DESCR, header);
    this.type = descr.isEmpty() ? "" : descr.substring(1);
    this.fortran = find(ORDER, header).equals("True");
    Matcher sizes = SIZES.matcher(find(SHAPE, header).strip());
    if (!sizes.matches()) {
      throw error("the array has the shape (" + find(SHAPE, header) + "); save a matrix");
    }
    long height = Long.parseLong(sizes.group(1));
    long width = sizes.group(2) == null ? 1 : Long.parseLong(sizes.group(2));
    if (height < 1 || width < 1 || height * width > Integer.MAX_VALUE / 8) {
      throw error("the array is " + height + " x " + width + "; save it in smaller parts");
    }
    this.rows = (int) height;
    this.columns = (int) width;
    this.content =
        content
            .slice()
            .order(descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    check();
  }

  /**
   * Opens a file and checks that it is as long as its header says.
   *
   * @param name for messages
   * @throws PluginException naming the file, if it is not such a file
   */
  public static NpyFile open(String name, Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new PluginException(name + ": not a file that can be read; put the array there");
    }
    try (FileChannel channel = FileChannel.open(path)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new PluginException(name + ": larger than 2 GiB; save it as float32, or in parts");
      }
      return new NpyFile(name, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    } catch (NoSuchFileException e) {
      throw new PluginException(
          name + ": the file is not there; put it into the folder, or correct the name", e);
    } catch (IOException e) {
      throw new PluginException(name + ": cannot be read: " + e, e);
    }
  }

  /** Size of the first axis. */
  public int rows() {
    return rows;
  }

  /** Size of the second axis; 1 for a vector. */
  public int columns() {
    return columns;
  }

  /** The number at row {@code i}, column {@code j}. */
  public double get(int i, int j) {
    int at = fortran ? j * rows + i : i * columns + j;
    return switch (type) {
      case "f4" -> content.getFloat(4 * at);
      case "f8" -> content.getDouble(8 * at);
      case "i2" -> content.getShort(2 * at);
      case "i4" -> content.getInt(4 * at);
      case "i8" -> content.getLong(8 * at);
      default -> type.equals("u1") ? content.get(at) & 0xff : content.get(at);
    };
  }

  private void check() {
    int bytes =
        switch (type) {
          case "f4", "i4" -> 4;
          case "f8", "i8" -> 8;
          case "i2" -> 2;
          case "i1", "u1" -> 1;
          default -> throw error("the array holds '" + type + "'; save it as float32 or float64");
        };
    long expected = (long) rows * columns * bytes;
    if (content.remaining() != expected) {
      throw error(
          content.remaining()
              + " bytes of numbers, but the header says "
              + expected
              + "; copy the file again");
    }
  }

  /** The header's text; leaves the buffer at the first number. */
  private String header(ByteBuffer file) {
    file.order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    if (file.remaining() >= 12) {
      file.get(magic);
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw error("not a .npy file; write it with numpy.save");
    }
    int version = file.get();
    file.get();
    long length = version == 1 ? file.getShort() & 0xffff : file.getInt() & 0xffffffffL;
    if (version < 1 || version > 3 || length > Math.min(file.remaining(), LONGEST_HEADER)) {
      throw error("the .npy header is damaged; copy the file again");
    }
    byte[] header = new byte[(int) length];
    file.get(header);
    return new String(header, StandardCharsets.UTF_8);
  }

  private String find(Pattern pattern, String header) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw error("holds no plain array of numbers; save it as float32 or float64");
    }
    return matcher.group(1);
  }

  private PluginException error(String what) {
    return new PluginException(name + ": " + what);
  }
}
