package wernicke.model.transformers.internal.merge;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import wernicke.formats.internal.safetensors.StoredType;

/**
 * Numbers as they are stored, to and from float32. Widening is exact; narrowing rounds to the
 * nearest, ties to even (IEEE 754), as PyTorch does.
 */
final class Halves {
  private static final float SMALLEST_NORMAL_F16 = 0x1p-14f;

  /** From here on numbers round to infinity. */
  private static final float TOO_LARGE_F16 = 65520;

  private static final float[] F16 = table();

  private Halves() {}

  private static float[] table() {
    float[] table = new float[1 << 16];
    for (int i = 0; i < table.length; i++) {
      table[i] = fromF16((short) i);
    }
    return table;
  }

  /** Reads {@code count} numbers from the buffer's position on into {@code to}. */
  static void widen(ByteBuffer from, StoredType type, float[] to, int count) {
    switch (type) {
      case F32 -> from.asFloatBuffer().get(to, 0, count);
      case F16 -> {
        ShortBuffer halves = from.asShortBuffer();
        for (int i = 0; i < count; i++) {
          to[i] = F16[Short.toUnsignedInt(halves.get(i))];
        }
      }
      case BF16 -> {
        ShortBuffer halves = from.asShortBuffer();
        for (int i = 0; i < count; i++) {
          to[i] = Float.intBitsToFloat(halves.get(i) << 16);
        }
      }
      default -> throw unusable(type);
    }
  }

  /** Writes the first {@code count} numbers at the buffer's position. */
  static void narrow(float[] from, int count, StoredType type, ByteBuffer to) {
    switch (type) {
      case F32 -> to.asFloatBuffer().put(from, 0, count);
      case F16 -> {
        ShortBuffer halves = to.asShortBuffer();
        for (int i = 0; i < count; i++) {
          halves.put(i, toF16(from[i]));
        }
      }
      case BF16 -> {
        ShortBuffer halves = to.asShortBuffer();
        for (int i = 0; i < count; i++) {
          halves.put(i, toBF16(from[i]));
        }
      }
      default -> throw unusable(type);
    }
    to.position(to.position() + count * type.bytes());
  }

  /** Rounds numbers to what the type can hold. */
  static void round(float[] numbers, int count, StoredType type) {
    if (type == StoredType.F32) {
      return;
    }
    ByteBuffer narrow = ByteBuffer.allocate(count * type.bytes());
    narrow(numbers, count, type, narrow);
    widen(narrow.flip(), type, numbers, count);
  }

  static float fromF16(short half) {
    int exponent = (half >> 10) & 0x1f;
    int fraction = half & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = fraction * 0x1p-24f;
    } else if (exponent == 0x1f) {
      magnitude = Float.intBitsToFloat(0x7f80_0000 | (fraction << 13));
    } else {
      magnitude = Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
    }
    return half < 0 ? -magnitude : magnitude;
  }

  static short toF16(float number) {
    int sign = (Float.floatToRawIntBits(number) >>> 16) & 0x8000;
    float magnitude = Math.abs(number);
    if (Float.isNaN(number)) {
      return (short) (sign | 0x7e00);
    } else if (magnitude >= TOO_LARGE_F16) {
      return (short) (sign | 0x7c00);
    } else if (magnitude < SMALLEST_NORMAL_F16) {
      return (short) (sign | (int) Math.rint(magnitude * 0x1p24)); // exact in double
    }
    int bits = Float.floatToRawIntBits(magnitude) - (112 << 23);
    return (short) (sign | ((bits + 0xfff + ((bits >>> 13) & 1)) >>> 13));
  }

  static short toBF16(float number) {
    int bits = Float.floatToRawIntBits(number);
    if (Float.isNaN(number)) {
      return 0x7fc0;
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }

  private static IllegalStateException unusable(StoredType type) {
    return new IllegalStateException("refused when the weights were opened: " + type);
  }
}
