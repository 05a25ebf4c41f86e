package wernicke.folders.internal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What kind of file something is; links are followed. Only {@link #FILE} can be read safely. */
public enum FileKind {
  FILE("a file"),
  FOLDER("a folder"),
  PIPE("a named pipe"),
  SOCKET("a socket"),
  DEVICE("a device"),
  DEAD_LINK("a link to nothing"),
  ABSENT("not there"),
  OTHER("no regular file");

  private static final int TYPE = 0170000;

  private final String words;

  FileKind(String words) {
    this.words = words;
  }

  /** For messages. */
  public String words() {
    return words;
  }

  /**
   * Looks without opening it, so that a pipe or a device does no harm.
   *
   * @throws IOException if it is there but cannot be looked at
   */
  public static FileKind of(Path path) throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      if (now.isRegularFile()) {
        return FILE;
      }
      return now.isDirectory() ? FOLDER : special(path);
    } catch (NoSuchFileException e) {
      return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? DEAD_LINK : ABSENT;
    }
  }

  private static FileKind special(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return OTHER;
    }
    return switch ((Integer) Files.getAttribute(path, "unix:mode") & TYPE) {
      case 0010000 -> PIPE;
      case 0140000 -> SOCKET;
      case 0020000, 0060000 -> DEVICE;
      default -> OTHER;
    };
  }
}
