package wernicke.hub.internal.models.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import wernicke.api.Progress;
import wernicke.formats.internal.file.FileHash;

/**
 * The name that git gives to a file's content: the SHA-1 of {@code "blob <length>\0"} and the
 * content (Pro Git, 10.2 "Git Objects"), in lower-case hexadecimal digits.
 */
final class GitBlob {
  private GitBlob() {}

  /** Of a file. */
  static String of(Path file, Progress progress) throws IOException {
    return FileHash.of(file, begun(Files.size(file)), progress);
  }

  /** Of bytes. */
  static String of(byte[] content) {
    return HexFormat.of().formatHex(begun(content.length).digest(content));
  }

  private static MessageDigest begun(long length) {
    MessageDigest digest = FileHash.digest("SHA-1");
    digest.update(("blob " + length + "\0").getBytes(StandardCharsets.US_ASCII));
    return digest;
  }
}
