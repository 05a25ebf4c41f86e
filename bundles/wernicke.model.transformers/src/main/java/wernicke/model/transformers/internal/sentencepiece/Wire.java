package wernicke.model.transformers.internal.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import wernicke.api.PluginException;

/**
 * Reads the fields of one protobuf message in order (protobuf.dev, "Encoding"). Lengths are checked
 * against what is left before anything is copied.
 */
final class Wire {
  private static final int VARINT = 0;
  private static final int EIGHT = 1;
  private static final int LENGTH = 2;
  private static final int FOUR = 5;

  private final ByteBuffer rest;
  private final String label;
  private int key;

  Wire(ByteBuffer message, String label) {
    this.rest = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    this.label = label;
  }

  /** Goes to the next field: its number, or 0 at the end. */
  int next() {
    if (!rest.hasRemaining()) {
      return 0;
    }
    long read = varint();
    if (read < 8 || read > 0xffffffffL) {
      throw damaged();
    }
    key = (int) read;
    return key >>> 3;
  }

  /** The field as a number; those of int32 may be negative. */
  long number() {
    require(VARINT);
    return varint();
  }

  /** The field as a 32-bit float. */
  float real() {
    require(FOUR);
    return bytes(4).getFloat();
  }

  /** The field as a message in a message. */
  Wire message() {
    return new Wire(content(), label);
  }

  /** The field as text. */
  String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(content()).toString();
    } catch (CharacterCodingException e) {
      throw new PluginException(label + ": a piece is not UTF-8; copy the file again", e);
    }
  }

  /** The field as bytes: a view of the file's content, no copy. */
  ByteBuffer content() {
    require(LENGTH);
    return bytes(varint());
  }

  /** Passes over the field. */
  void skip() {
    switch (key & 7) {
      case VARINT -> varint();
      case EIGHT -> bytes(8);
      case LENGTH -> bytes(varint());
      case FOUR -> bytes(4);
      default -> throw damaged();
    }
  }

  private void require(int type) {
    if ((key & 7) != type) {
      throw damaged();
    }
  }

  private ByteBuffer bytes(long count) {
    if (count < 0 || count > rest.remaining()) {
      throw damaged();
    }
    ByteBuffer view = rest.slice(rest.position(), (int) count).order(ByteOrder.LITTLE_ENDIAN);
    rest.position(rest.position() + (int) count);
    return view;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!rest.hasRemaining()) {
        throw damaged();
      }
      byte next = rest.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private PluginException damaged() {
    return new PluginException(
        label + ": no SentencePiece model, or a truncated one; copy the file again");
  }
}
