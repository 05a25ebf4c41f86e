package wernicke.formats.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a file's content, in lower-case hexadecimal digits. */
public final class FileHash {
  private FileHash() {}

  /**
   * Reads the whole file.
   *
   * @throws wernicke.api.PluginException in its name, if it cannot be read
   */
  public static String sha256(DataFile file) {
    try (InputStream content = Files.newInputStream(file.requireRegular().path());
        DigestInputStream digested = new DigestInputStream(content, sha256())) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (IOException e) {
      throw file.unreadable("", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
