package wernicke.formats.internal.npy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import wernicke.formats.internal.file.DataFile;

/**
 * The beginning of a file in NumPy's format, versions 1 to 3: type, order and shape as a Python
 * dictionary (numpy.lib.format).
 *
 * @param type of the elements
 * @param fortran whether the first index runs fastest
 * @param shape sizes of the dimensions; empty for a single element
 */
record Header(ElementType type, boolean fortran, List<Integer> shape) {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 1 << 16;
  private static final int SHOWN = 80;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCR = Pattern.compile("'descr': *'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("'shape': *\\(((?:\\d{1,9}L?(?:, *|(?=\\))))*)\\)");

  /**
   * Reads a header and leaves the buffer behind it.
   *
   * @throws wernicke.api.PluginException if it is not in this format or of a type that is not read
   */
  static Header read(DataFile file, ByteBuffer content) {
    String text = text(file, content);
    String descr = find(DESCR, text, file);
    ElementType type =
        ElementType.parse(descr)
            .orElseThrow(
                () ->
                    file.refused(
                        "it holds '"
                            + descr
                            + "', not numbers or strings; save it as float32 ('<f4') or float64"
                            + " ('<f8')"));
    List<Integer> shape =
        Arrays.stream(find(SHAPE, text, file).split("[L, ]+"))
            .filter(size -> !size.isEmpty())
            .map(Integer::valueOf)
            .toList();
    return new Header(type, find(ORDER, text, file).equals("True"), shape);
  }

  /** Number of elements. */
  long count() {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Header::product);
  }

  /** Saturated, so that no header can make a huge array look small. */
  private static long product(long a, long b) {
    return b != 0 && a > Integer.MAX_VALUE / b ? Integer.MAX_VALUE : a * b;
  }

  /** The shape as Python writes it. */
  String shown() {
    String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "(" + sizes + (shape.size() == 1 ? ",)" : ")");
  }

  private static String text(DataFile file, ByteBuffer content) {
    byte[] magic = new byte[MAGIC.length];
    if (content.remaining() < SHORTEST) {
      throw file.damaged("too short for a .npy file, as numpy.save writes it");
    }
    content.get(magic);
    int version = content.get();
    content.get();
    if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
      throw file.damaged("not a .npy file of version 1 to 3, as numpy.save writes it");
    }
    long length = version == 1 ? content.getShort() & 0xffff : content.getInt() & 0xffffffffL;
    if (length > content.remaining()) {
      throw file.damaged("cut short within its header");
    }
    if (length > LONGEST) {
      throw file.damaged("its header has " + length + " bytes, too many for one array");
    }
    byte[] text = new byte[(int) length];
    content.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static String find(Pattern pattern, String text, DataFile file) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      String shown = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
      throw file.refused(
          "its .npy header cannot be read ("
              + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown)
              + "); save one plain array of numbers");
    }
    return matcher.group(1);
  }
}
