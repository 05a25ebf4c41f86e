package wernicke.shell.internal.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import wernicke.shell.internal.cli.Terminal;

/**
 * SHA-256 of files, and the file {@value #FILE} of a data folder that pins the checksums of what
 * was fetched; {@code sha256sum -c} reads it.
 */
final class Checksums {
  static final String FILE = "SHA256SUMS";

  private final Path folder;

  Checksums(Path folder) {
    this.folder = folder;
  }

  /** The pinned checksum of a file; empty if there is none. */
  String pinned(String path) throws IOException {
    return read().getOrDefault(path, "");
  }

  /** Remembers the checksum of a file. */
  void pin(String path, String sha256) throws IOException {
    Map<String, String> sums = read();
    sums.put(path, sha256);
    StringBuilder text = new StringBuilder();
    sums.forEach((file, sum) -> text.append(sum).append("  ").append(file).append('\n'));
    Path part = folder.resolve(FILE + ".part");
    Files.writeString(part, text);
    Files.move(part, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> sums = new TreeMap<>();
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (line.matches("[0-9a-f]{64} [ *].+")) {
          sums.put(line.substring(66), line.substring(0, 64));
        }
      }
    }
    return sums;
  }

  /** The SHA-256 of a file, in lower-case hexadecimal digits. */
  static String of(Path file, Terminal terminal) throws IOException, InterruptedException {
    try (InputStream in = Files.newInputStream(file)) {
      DigestInputStream digested = new DigestInputStream(in, sha256());
      byte[] buffer = new byte[1 << 16];
      while (digested.read(buffer) >= 0) {
        terminal.check();
      }
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
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
