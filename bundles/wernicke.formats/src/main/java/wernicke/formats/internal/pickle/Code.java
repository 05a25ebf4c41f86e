package wernicke.formats.internal.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, and the arguments of its operations among them. */
final class Code {
  private final ByteBuffer bytes;

  Code(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  ByteBuffer take(long count) {
    if (count < 0 || count > bytes.remaining()) {
      throw new PickleException("its pickle ends too early");
    }
    ByteBuffer taken = bytes.slice(bytes.position(), (int) count).order(bytes.order());
    bytes.position(bytes.position() + (int) count);
    return taken;
  }

  int unsignedByte() {
    return Byte.toUnsignedInt(take(1).get());
  }

  int unsignedShort() {
    return Short.toUnsignedInt(take(2).getShort());
  }

  int integer() {
    return take(4).getInt();
  }

  double number() {
    return take(8).order(ByteOrder.BIG_ENDIAN).getDouble();
  }

  /** A number of up to 8 bytes, two's complement. */
  long wide(int size) {
    if (size > Long.BYTES) {
      throw new PickleException("its pickle has a number of " + size + " bytes");
    }
    ByteBuffer digits = take(size);
    long number = 0;
    for (int i = 0; i < size; i++) {
      long digit = i == size - 1 ? digits.get(i) : Byte.toUnsignedLong(digits.get(i));
      number |= digit << (8 * i);
    }
    return number;
  }

  String text(long size, Charset charset) {
    return charset.decode(take(size)).toString();
  }

  /** Up to the next line feed, which is dropped. */
  String line() {
    int start = bytes.position();
    while (unsignedByte() != '\n') {}
    return StandardCharsets.UTF_8
        .decode(bytes.slice(start, bytes.position() - 1 - start))
        .toString();
  }
}
