package wernicke.hub.internal.models;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import wernicke.formats.internal.file.DurableFiles;
import wernicke.hub.internal.fetch.PartFile;
import wernicke.hub.internal.models.remote.RemoteFile;

/**
 * A checkpoint that is not complete: a hidden folder, which nobody takes for a model. Its {@link
 * Pulled} file says which content was begun, so that another run keeps what is still wanted, also
 * after the branch has moved, and nothing else.
 */
final class PartFolder {
  private final Path folder;
  private final Pulled wanted;

  PartFolder(Path folder, Pulled wanted) {
    this.folder = folder;
    this.wanted = wanted;
  }

  /** Bytes of the wanted files that are here from an earlier run. */
  long here() throws IOException {
    Optional<Pulled> begun = Pulled.read(folder);
    long bytes = 0;
    for (RemoteFile file : wanted.files()) {
      bytes += begun.isPresent() && begun.get().holds(file) ? here(file) : 0;
    }
    return bytes;
  }

  private long here(RemoteFile file) throws IOException {
    return complete(file) ? file.bytes() : Math.min(file.bytes(), part(file).size());
  }

  /** Makes the folder, without anything that is not wanted. */
  void open() throws IOException {
    Optional<Pulled> begun = Pulled.read(folder);
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (begun.isEmpty() || !keep(file.getFileName().toString(), begun.get())) {
          Files.delete(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    wanted.write(folder);
  }

  private boolean keep(String name, Pulled begun) {
    if (name.equals(Pulled.FILE)) {
      return true; // until the new one takes its place
    }
    String plain = name.replaceAll("\\.part(\\.tag)?$", "");
    return wanted.files().stream().anyMatch(f -> f.name().equals(plain) && begun.holds(f));
  }

  /** Whether a file is here; it got its name when its hash was right. */
  boolean complete(RemoteFile file) throws IOException {
    Path path = folder.resolve(file.name());
    return Files.isRegularFile(path) && Files.size(path) == file.bytes();
  }

  /** Where a file's bytes go. */
  PartFile part(RemoteFile file) {
    return new PartFile(folder.resolve(file.name()));
  }

  /** Everything is here and right: gives the folder its name. */
  void complete(Path target) throws IOException {
    DurableFiles.replace(folder, target);
  }
}
