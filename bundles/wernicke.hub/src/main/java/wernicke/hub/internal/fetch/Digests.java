package wernicke.hub.internal.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import wernicke.api.Progress;

/** Hashes of files, in lower-case hexadecimal digits. */
public final class Digests {
  private Digests() {}

  /** The SHA-256 of a file. */
  public static String sha256(Path file, Progress progress) throws IOException {
    return of(file, digest("SHA-256"), progress);
  }

  /**
   * The name that git gives to a file's content: the SHA-1 of {@code "blob <length>\0"} and the
   * content (Pro Git, 10.2 "Git Objects").
   */
  public static String gitBlob(Path file, Progress progress) throws IOException {
    return of(file, blob(Files.size(file)), progress);
  }

  /** The same of bytes. */
  public static String gitBlob(byte[] content) {
    return HexFormat.of().formatHex(blob(content.length).digest(content));
  }

  /** The SHA-256 of bytes. */
  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(content));
  }

  private static MessageDigest blob(long length) {
    MessageDigest digest = digest("SHA-1");
    digest.update(("blob " + length + "\0").getBytes(StandardCharsets.US_ASCII));
    return digest;
  }

  private static String of(Path file, MessageDigest digest, Progress progress) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digested = new DigestInputStream(in, digest)) {
      byte[] buffer = new byte[1 << 16];
      while (digested.read(buffer) >= 0) {
        progress.check();
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
