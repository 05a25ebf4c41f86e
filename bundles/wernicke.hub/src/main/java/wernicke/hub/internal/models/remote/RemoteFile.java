package wernicke.hub.internal.models.remote;

import java.io.IOException;
import java.nio.file.Path;
import wernicke.api.Progress;
import wernicke.formats.internal.file.FileHash;

/**
 * A file of a repository at one commit.
 *
 * @param name relative to the repository
 * @param bytes its size
 * @param hash what {@code hex} is
 * @param hex lower-case digits
 */
public record RemoteFile(String name, long bytes, Hash hash, String hex) {
  /** How the hub vouches for a file. */
  public enum Hash {
    /** Of large files. */
    SHA256("sha256", 64),
    /** Git's own name of the content, of all others. */
    GIT_BLOB("git-blob-sha1", 40);

    private final String label;
    private final int digits;

    Hash(String label, int digits) {
      this.label = label;
      this.digits = digits;
    }

    /** As {@code hub.json} says it. */
    public String label() {
      return label;
    }

    /** Whether a text can be such a hash. */
    boolean accepts(String hex) {
      return hex.matches("[0-9a-f]{" + digits + "}");
    }
  }

  /** The hash of a file here. */
  public String of(Path file, Progress progress) throws IOException {
    return hash == Hash.SHA256 ? FileHash.sha256(file, progress) : GitBlob.of(file, progress);
  }

  /** The hash of bytes. */
  public String of(byte[] content) {
    return hash == Hash.SHA256 ? FileHash.sha256(content) : GitBlob.of(content);
  }

  /** Whether both have the same content. */
  public boolean same(RemoteFile other) {
    return bytes == other.bytes && hash == other.hash && hex.equals(other.hex);
  }
}
