package wernicke.formats.internal.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an array holds, as NumPy's type strings say: {@code <f8}, {@code |b1}, {@code <U12}.
 *
 * @param kind {@code f i u b} for numbers, {@code U S} for strings, {@code O} for Python objects
 * @param size bytes of a number or byte string, characters of a {@code U} string
 * @param order of the bytes
 */
record ElementType(char kind, int size, ByteOrder order) {
  private static final Pattern TEXT = Pattern.compile("([<>|])([fiubUSO])(\\d{0,6})");
  private static final Set<String> NUMBERS =
      Set.of("f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "b1");

  /** Reads a type string; empty if it is not one of those that are read. */
  static Optional<ElementType> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    char kind = matcher.group(2).charAt(0);
    int size = matcher.group(3).isEmpty() ? 0 : Integer.parseInt(matcher.group(3));
    ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ElementType type = new ElementType(kind, size, order);
    boolean known =
        switch (kind) {
          case 'U', 'S' -> size > 0;
          case 'O' -> matcher.group(3).isEmpty();
          default -> type.numeric();
        };
    return known ? Optional.of(type) : Optional.empty();
  }

  boolean numeric() {
    return NUMBERS.contains(String.valueOf(kind) + size);
  }

  /** Whether it is little-endian float32, which needs no conversion. */
  boolean plain() {
    return kind == 'f' && size == Float.BYTES && order == ByteOrder.LITTLE_ENDIAN;
  }

  boolean textual() {
    return kind == 'U' || kind == 'S';
  }

  /** Bytes of one element; 0 for objects, which have no fixed size. */
  int bytes() {
    return kind == 'U' ? 4 * size : size;
  }

  /** Reads the number that begins at a byte. */
  interface Numbers {
    double at(ByteBuffer data, int at);
  }

  /** Reads numbers of this type, out of a buffer in its {@link #order}. */
  Numbers numbers() {
    return switch (String.valueOf(kind) + size) {
      case "f4" -> ByteBuffer::getFloat;
      case "f8" -> ByteBuffer::getDouble;
      case "i1" -> ByteBuffer::get;
      case "i2" -> ByteBuffer::getShort;
      case "i4" -> ByteBuffer::getInt;
      case "i8" -> ByteBuffer::getLong;
      case "u1" -> (data, at) -> data.get(at) & 0xff;
      case "u2" -> (data, at) -> data.getShort(at) & 0xffff;
      case "u4" -> (data, at) -> data.getInt(at) & 0xffffffffL;
      case "b1" -> (data, at) -> data.get(at) == 0 ? 0 : 1;
      default -> throw new IllegalStateException("not a number: " + this);
    };
  }

  /**
   * The string that begins at a byte, out of a buffer in this type's order, without the zeros that
   * fill it up.
   *
   * @return empty if it is no valid Unicode
   */
  Optional<String> text(ByteBuffer data, int at) {
    return kind == 'U' ? characters(data, at) : bytes(data, at);
  }

  private Optional<String> characters(ByteBuffer data, int at) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      int character = data.getInt(at + 4 * i);
      if (!Character.isValidCodePoint(character)) {
        return Optional.empty();
      }
      text.appendCodePoint(character);
    }
    return Optional.of(trimmed(text.toString()));
  }

  private Optional<String> bytes(ByteBuffer data, int at) {
    try {
      return Optional.of(
          trimmed(StandardCharsets.UTF_8.newDecoder().decode(data.slice(at, size)).toString()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
