package wernicke.model.transformers.internal.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.ByteCount;
import wernicke.formats.internal.file.Disk;

/**
 * A file or folder that is being made: under a hidden name beside its place until it is complete.
 * Whatever happens, it is either there completely or not at all.
 */
public final class Unfinished {
  private final Path result;
  private final Path hidden;

  private Unfinished(Path result, Path hidden) {
    this.result = result;
    this.hidden = hidden;
  }

  /** Makes the result. */
  public interface Work {
    /** Makes it at that path, which is not there yet. */
    void make(Path hidden) throws IOException;
  }

  /**
   * For a result that is not there yet.
   *
   * @throws PluginException if it is there, or the folder for it is not
   */
  public static Unfinished of(Path result) {
    Path absolute = result.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new PluginException("there is no folder " + folder + ": create it first");
    }
    if (Files.exists(absolute)) {
      throw exists(absolute, null);
    }
    String name = "." + absolute.getFileName() + "." + UUID.randomUUID();
    return new Unfinished(absolute, folder.resolve(name));
  }

  /**
   * Refuses to begin what cannot be finished.
   *
   * @throws PluginException if the disk has fewer bytes left
   */
  public void requireRoom(long bytes) {
    try {
      long free = Files.getFileStore(hidden.getParent()).getUsableSpace();
      if (bytes > free) {
        throw new PluginException(
            "%s needs %s, but only %s are free in %s"
                .formatted(
                    result.getFileName(),
                    ByteCount.text(bytes),
                    ByteCount.text(free),
                    hidden.getParent()));
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Does the work and gives the result its name.
   *
   * @throws PluginException in one line if it cannot be written
   * @throws CancellationException if the thread is interrupted
   */
  public void make(Work work) {
    boolean complete = false;
    try {
      work.make(hidden);
      if (Files.exists(result)) { // a rename would replace it
        throw new FileAlreadyExistsException(result.toString());
      }
      Files.move(hidden, result, StandardCopyOption.ATOMIC_MOVE);
      complete = true;
    } catch (FileAlreadyExistsException e) {
      throw exists(result, e);
    } catch (ClosedByInterruptException e) {
      throw new CancellationException("interrupted while writing " + result.getFileName());
    } catch (IOException e) {
      throw failed(e);
    } finally {
      if (!complete) {
        delete(hidden);
      }
    }
  }

  /**
   * Deletes a file or a folder with all that is in it; it need not be there.
   *
   * @throws PluginException if something cannot be deleted
   */
  public static void delete(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // nothing to delete
    } catch (IOException | UncheckedIOException e) {
      throw new PluginException("cannot remove " + path + ": " + e + "; remove it by hand", e);
    }
  }

  private PluginException failed(IOException e) {
    return new PluginException(
        "cannot write %s: %s; nothing of it was kept, check the disk and the rights"
            .formatted(result, Disk.reason(e)),
        e);
  }

  private static PluginException exists(Path result, IOException cause) {
    return new PluginException(result + " is there already: choose another name", cause);
  }
}
