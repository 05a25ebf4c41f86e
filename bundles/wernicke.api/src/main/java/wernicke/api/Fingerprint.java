package wernicke.api;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A content hash: SHA-256 over a sequence of typed, length-prefixed fields, so that no two
 * different sequences collide by concatenation. Equal content has an equal fingerprint on every
 * machine.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Starts a fingerprint; {@code kind} separates domains and carries a version, such as {@code
   * stimuli/1}.
   */
  public static Fingerprint of(String kind) {
    return new Fingerprint().add(kind);
  }

  /** Adds text. */
  public Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(5).put((byte) 's').putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  /** Adds a whole number. */
  public Fingerprint add(long number) {
    digest.update(ByteBuffer.allocate(9).put((byte) 'l').putLong(number).flip());
    return this;
  }

  /** Adds a number; every NaN is the same. */
  public Fingerprint add(double number) {
    digest.update(
        ByteBuffer.allocate(9).put((byte) 'd').putLong(Double.doubleToLongBits(number)).flip());
    return this;
  }

  /** Adds the shape and the numbers of a matrix. */
  public Fingerprint add(Matrix matrix) {
    add(matrix.rows()).add(matrix.columns());
    FloatBuffer values = matrix.buffer();
    ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
    while (values.hasRemaining()) {
      chunk.clear();
      while (chunk.hasRemaining() && values.hasRemaining()) {
        chunk.putInt(Float.floatToIntBits(values.get()));
      }
      digest.update(chunk.flip());
    }
    return this;
  }

  /** Adds bytes, such as a mapped file; the buffer is consumed. */
  public Fingerprint add(ByteBuffer bytes) {
    digest.update(ByteBuffer.allocate(9).put((byte) 'b').putLong(bytes.remaining()).flip());
    digest.update(bytes);
    return this;
  }

  /** The fingerprint as 64 hexadecimal digits; call it once, last. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
