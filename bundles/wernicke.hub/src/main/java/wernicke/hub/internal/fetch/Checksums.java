package wernicke.hub.internal.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import wernicke.formats.internal.file.DurableFiles;

/**
 * The file {@value #FILE} of a data folder, which pins the SHA-256 of what was fetched; {@code
 * sha256sum -c} reads it.
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
    DurableFiles.write(folder.resolve(FILE), text.toString().getBytes(StandardCharsets.UTF_8));
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
}
