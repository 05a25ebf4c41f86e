package wernicke.folders.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import wernicke.api.PluginException;

/**
 * A folder whose files are read with care: regular files only, texts up to a limit, and nothing
 * that a link inside it fetches from elsewhere.
 *
 * <p>A link to the whole folder is followed, because its user has made it. A file in it has to lie
 * in it, wherever the folder itself lies. Two layouts that keep the content of files beside the
 * folder are no exception in spirit: Hugging Face's cache ({@code snapshots/<revision>/file}, which
 * is a link into {@code blobs/} of the same repository) and git-annex ({@code .git/annex/objects/}
 * of the repository that the folder is in).
 */
public final class SafeFolder {
  /** Published data lie no deeper. */
  private static final int DEPTH = 8;

  private static final Path ANNEX = Path.of(".git", "annex", "objects");

  private final Path folder;
  private final Path real;

  private SafeFolder(Path folder, Path real) {
    this.folder = folder;
    this.real = real;
  }

  /**
   * The folder, which may be a link.
   *
   * @throws PluginException if it is not there
   */
  public static SafeFolder of(Path folder) {
    try {
      return new SafeFolder(folder, folder.toRealPath());
    } catch (IOException e) {
      throw new PluginException(folder + " cannot be read: " + reason(e), e);
    }
  }

  /** The folder that a file is directly in. */
  public static SafeFolder around(Path file) {
    return of(file.toAbsolutePath().getParent());
  }

  /**
   * Refuses what is no regular file, or lies outside.
   *
   * @param file in the folder or below it
   * @return the same
   * @throws PluginException in one line that begins with folder and name
   */
  public Path require(Path file) {
    try {
      FileKind kind = FileKind.of(file);
      if (kind == FileKind.ABSENT) {
        throw new PluginException(label(file) + " is missing");
      } else if (kind != FileKind.FILE) {
        throw new PluginException(
            label(file) + " is " + kind.words() + ": only a regular file is read; put one there");
      }
      requireInside(file);
      return file;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Refuses a link that leads out of the folder; what the file is, does not matter.
   *
   * @throws PluginException in one line that says where it leads
   */
  public void requireInside(Path file) throws IOException {
    Path target = file.toRealPath();
    if (!target.startsWith(real) && !hub(target) && !annex(target)) {
      throw new PluginException(
          label(file)
              + " leads out of its folder, to "
              + target
              + ": put the file itself there, or link the whole folder");
    }
  }

  /**
   * Refuses the first link in it, or in the folders in it, that leads out. Links to nothing are no
   * concern: whoever reads them says so.
   *
   * @throws PluginException in one line that says where it leads
   */
  public void requireClosed() {
    try (Stream<Path> all = Files.find(real, DEPTH, (p, now) -> now.isSymbolicLink())) {
      for (Path link : all.filter(Files::exists).sorted().toList()) {
        requireInside(folder.resolve(real.relativize(link)));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new PluginException(folder + " cannot be looked through: " + e.getMessage(), e);
    }
  }

  private boolean hub(Path target) {
    Path snapshots = real.getParent();
    return snapshots != null
        && snapshots.endsWith("snapshots")
        && target.startsWith(snapshots.resolveSibling("blobs"));
  }

  private boolean annex(Path target) {
    for (Path above = real; above != null; above = above.getParent()) {
      if (target.startsWith(above.resolve(ANNEX))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads a text in UTF-8.
   *
   * @param limit in bytes
   * @throws PluginException if it is no regular file, lies outside, is longer or no UTF-8
   */
  public String text(Path file, long limit) {
    require(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, limit + 1));
      if (bytes.length > limit) {
        throw tooLong(file, limit);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new PluginException(label(file) + ": not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Refuses a file that is longer than what is read of its kind.
   *
   * @param limit in bytes
   */
  public Path require(Path file, long limit) {
    require(file);
    try {
      if (Files.size(file) > limit) {
        throw tooLong(file, limit);
      }
      return file;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private PluginException tooLong(Path file, long limit) {
    return new PluginException(
        String.format(
            Locale.ROOT,
            "%s is longer than %s, the limit for such a file",
            label(file),
            size(limit)));
  }

  private static String size(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
  }

  private PluginException unreadable(Path file, IOException e) {
    return new PluginException(label(file) + ": cannot be read: " + reason(e), e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof NoSuchFileException ? "it is not there" : e.toString();
  }

  /** Folder and name, such as {@code gpt2/config.json}. */
  private String label(Path file) {
    Path name = folder.getFileName();
    Path inside = file.startsWith(folder) ? folder.relativize(file) : file.getFileName();
    return Names.shown((name == null ? "" : name + "/") + inside);
  }
}
