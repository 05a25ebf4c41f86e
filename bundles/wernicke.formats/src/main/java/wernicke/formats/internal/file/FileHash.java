package wernicke.formats.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import wernicke.api.Progress;

/** Hashes of what files hold, in lower-case hexadecimal digits. */
public final class FileHash {
  private FileHash() {}

  /**
   * The SHA-256 of a whole file.
   *
   * @throws wernicke.api.PluginException in its name, if it cannot be read
   */
  public static String sha256(DataFile file) {
    try {
      return of(file.requireRegular().path(), digest("SHA-256"), Progress.NONE);
    } catch (IOException e) {
      throw file.unreadable("", e);
    }
  }

  /** The SHA-256 of a whole file, unless that is cancelled. */
  public static String sha256(Path file, Progress progress) throws IOException {
    return of(file, digest("SHA-256"), progress);
  }

  /** The SHA-256 of bytes. */
  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(content));
  }

  /** What a digest that has begun comes to with the content of a file, unless that is cancelled. */
  public static String of(Path file, MessageDigest digest, Progress progress) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        progress.check();
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A digest that every JDK has. */
  public static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
