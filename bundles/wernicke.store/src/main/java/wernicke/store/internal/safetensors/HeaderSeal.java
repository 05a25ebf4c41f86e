package wernicke.store.internal.safetensors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import wernicke.formats.internal.safetensors.DamagedException;
import wernicke.formats.internal.safetensors.SafetensorsHeader;

/**
 * A CRC-32C of all bytes of a header, its length and padding too, that stands in its own metadata
 * under {@value #KEY}. While it is computed its digits are zeros.
 */
final class HeaderSeal {
  static final String KEY = "header.crc32c";

  private static final byte[] BEFORE = ("\"" + KEY + "\":\"").getBytes(StandardCharsets.UTF_8);
  private static final int ALIGNMENT = 64;
  private static final int DIGITS = Integer.BYTES * 2;

  private HeaderSeal() {}

  /** The bytes of a header with its seal; as many as without the seal's true digits. */
  static ByteBuffer seal(SafetensorsHeader header) {
    byte[] bytes = new byte[size(header)];
    header.with(KEY, SafetensorsWriter.text(0)).encode(ALIGNMENT).get(bytes);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return header.with(KEY, SafetensorsWriter.text(checksum.getValue())).encode(ALIGNMENT);
  }

  /** Bytes of a sealed header. */
  static int size(SafetensorsHeader header) {
    return header.with(KEY, SafetensorsWriter.text(0)).encode(ALIGNMENT).remaining();
  }

  /**
   * Checks the bytes of a header, from the first of the file; one without a seal passes.
   *
   * @throws DamagedException if they are not those that were sealed
   */
  static void check(byte[] bytes) throws DamagedException {
    int digits = find(bytes);
    if (digits < 0) {
      return;
    }
    byte[] open = bytes.clone();
    for (int i = digits; i < Math.min(digits + DIGITS, open.length); i++) {
      open[i] = '0';
    }
    CRC32C checksum = new CRC32C();
    checksum.update(open);
    String found = SafetensorsWriter.text(checksum.getValue());
    String written =
        new String(
            bytes, digits, Math.min(DIGITS, bytes.length - digits), StandardCharsets.ISO_8859_1);
    if (!written.equals(found)) {
      throw new DamagedException("checksum of its header " + found + " instead of " + written);
    }
  }

  /** Where the digits begin; the quotes before them are escaped everywhere else in JSON. */
  private static int find(byte[] bytes) {
    for (int start = 0; start <= bytes.length - BEFORE.length; start++) {
      int matched = 0;
      while (matched < BEFORE.length && bytes[start + matched] == BEFORE[matched]) {
        matched++;
      }
      if (matched == BEFORE.length) {
        return start + matched;
      }
    }
    return -1;
  }
}
