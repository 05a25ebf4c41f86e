package wernicke.model.transformers.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.model.transformers.internal.files.FolderSnapshot;

/** Looks which checkpoint folders there are, and what they look like from outside. */
final class FolderScan {
  private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);

  private final List<Path> roots;
  private final Set<Path> unreadable = new HashSet<>();

  /**
   * @param roots folders of folders; the first shadows equal names in the later ones
   */
  FolderScan(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /**
   * All sub-folders that hold a {@code config.json}, by name; hidden ones are left out. A root that
   * is not there has none.
   *
   * @throws IOException if a root cannot be listed
   */
  Map<String, FolderSnapshot> look() throws IOException {
    Map<String, FolderSnapshot> found = new TreeMap<>();
    for (Path root : roots) {
      for (Path folder : subfolders(root)) {
        snapshot(folder)
            .filter(FolderSnapshot::hasConfig)
            .ifPresent(s -> found.putIfAbsent(folder.getFileName().toString(), s));
      }
    }
    return found;
  }

  private static List<Path> subfolders(Path root) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, FolderScan::candidate)) {
      entries.forEach(folders::add);
      return folders;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of(); // a home without models, or an application without any
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean candidate(Path folder) {
    return !folder.getFileName().toString().startsWith(".") && Files.isDirectory(folder);
  }

  /** A folder that cannot be read is not there, and said so once. */
  private Optional<FolderSnapshot> snapshot(Path folder) {
    try {
      FolderSnapshot snapshot = FolderSnapshot.of(folder);
      unreadable.remove(folder);
      return Optional.of(snapshot);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty(); // it went away between listing and looking
    } catch (IOException e) {
      if (unreadable.add(folder)) {
        LOG.warn("The folder {} cannot be read: {}", folder, e.toString());
      }
      return Optional.empty();
    }
  }
}
