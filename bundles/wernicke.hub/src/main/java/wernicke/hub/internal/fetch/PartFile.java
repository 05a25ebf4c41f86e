package wernicke.hub.internal.fetch;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wernicke.formats.internal.file.DurableFiles;

/**
 * A download that is not complete: {@code <file>.part}, and beside it {@code <file>.part.tag} with
 * the version of the published file that it belongs to.
 */
public final class PartFile {
  private final Path file;
  private final Path part;
  private final Path tag;

  /** Of the file that will be there once it is complete. */
  public PartFile(Path file) {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    this.tag = file.resolveSibling(file.getFileName() + ".part.tag");
  }

  /** Where the bytes go. */
  public Path path() {
    return part;
  }

  /** How many bytes are there. */
  public long size() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** Headers that ask only for what is missing, provided the published file is still the same. */
  Map<String, String> ranges() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (size() > 0) {
      headers.put("Range", "bytes=" + size() + "-");
      if (Files.exists(tag)) {
        headers.put("If-Range", Files.readString(tag));
      }
    }
    return headers;
  }

  /** Remembers the version of the published file, before its first byte is written. */
  void remember(HttpResponse.ResponseInfo info) throws IOException {
    Optional<String> version =
        info.headers()
            .firstValue("ETag")
            .filter(etag -> !etag.startsWith("W/"))
            .or(() -> info.headers().firstValue("Last-Modified"));
    if (version.isPresent()) {
      Files.writeString(tag, version.get());
    } else {
      Files.deleteIfExists(tag);
    }
  }

  /** Forgets everything. */
  public void discard() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(tag);
  }

  /** The download is complete and right: gives the file its name. */
  public void complete() throws IOException {
    DurableFiles.replace(part, file);
    Files.deleteIfExists(tag);
  }
}
