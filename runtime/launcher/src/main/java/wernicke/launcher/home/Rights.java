package wernicke.launcher.home;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Folders that nobody but their owner can enter, on file systems that know owners. Files of the
 * home are the owner's alone by the umask that the {@code wernicke} script sets.
 */
final class Rights {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private Rights() {}

  /** Makes a folder and what is missing above it; what is there keeps its rights. */
  static void createFolders(Path folder) throws IOException {
    Path above = folder.getParent();
    if (above != null) {
      Files.createDirectories(above);
    }
    if (Files.isDirectory(folder)) {
      return;
    } else if (posix(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
    } else {
      Files.createDirectories(folder);
    }
  }

  /** The same; a folder that is there but empty is closed too, it was made for this. */
  static void createHome(Path home) throws IOException {
    createFolders(home);
    if (posix(home) && empty(home)) {
      Files.setPosixFilePermissions(home, OWNER);
    }
  }

  private static boolean posix(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static boolean empty(Path folder) throws IOException {
    try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
      return !content.iterator().hasNext();
    }
  }
}
