package wernicke.formats.internal.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Files that are either whole or not there, also after a crash or a power cut. */
public final class DurableFiles {
  /** How the name of a file ends that is not finished. */
  public static final String TEMPORARY = ".wernicke.tmp";

  private DurableFiles() {}

  /** What goes into a file. */
  public interface Content {
    /** Writes everything, from position 0. */
    void write(FileChannel channel) throws IOException;
  }

  /** What goes into a file from beginning to end. */
  public interface Stream {
    /** Writes everything; may close {@code out}. */
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a temporary file beside {@code target}, forces it to the disk, renames it and forces the
   * folder. If anything fails the temporary file is removed and {@code target} is as it was.
   */
  public static void write(Path target, Content content) throws IOException {
    write(target, content, true);
  }

  /** The same of bytes. */
  public static void write(Path target, byte[] content) throws IOException {
    stream(target, true, out -> out.write(content));
  }

  /**
   * The same of a stream.
   *
   * @param replace whether a file of that name may be replaced
   * @throws FileAlreadyExistsException if there is one that may not
   */
  public static void stream(Path target, boolean replace, Stream content) throws IOException {
    write(
        target,
        channel -> {
          OutputStream out = new ForcedLater(channel);
          content.write(out);
          out.flush();
        },
        replace);
  }

  /** A buffer that leaves the file open: it is forced to the disk when all is written. */
  private static final class ForcedLater extends BufferedOutputStream {
    ForcedLater(FileChannel channel) {
      super(Channels.newOutputStream(channel), 1 << 16);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static void write(Path target, Content content, boolean replace) throws IOException {
    Path temporary =
        target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
    try {
      try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
        content.write(channel);
        channel.force(true);
      }
      if (replace) {
        replace(temporary, target);
      } else {
        Files.move(temporary, target);
        forceFolderOf(target);
      }
    } catch (IOException | RuntimeException | Error e) {
      remove(temporary, e);
      throw e;
    }
  }

  /** Gives a file or folder that is on the disk already the name of another file, which goes. */
  public static void replace(Path fresh, Path target) throws IOException {
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    forceFolderOf(target);
  }

  /**
   * Forces a finished file to the disk and gives it its name, in place of one that has it; both lie
   * in the same folder.
   */
  public static void publish(Path finished, Path target) throws IOException {
    try (FileChannel channel = FileChannel.open(finished, WRITE)) {
      channel.force(true);
    }
    replace(finished, target);
  }

  private static void remove(Path temporary, Throwable reason) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Creates a folder in an existing one, so that it outlives a power cut. */
  public static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      forceFolderOf(folder);
    }
  }

  /** Forces the entry of a file to the disk; only POSIX systems know how, and need it. */
  private static void forceFolderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * Removes what a killed process left half written: temporary files in {@code folder} and its
   * sub-folders that are older than this process.
   *
   * @return how many were removed
   */
  public static int removeStale(Path folder) throws IOException {
    Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
    int removed = 0;
    for (Path file : temporaries(folder)) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(start)) {
        Files.delete(file);
        removed++;
      }
    }
    return removed;
  }

  private static List<Path> temporaries(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(TEMPORARY)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
