package wernicke.store.internal.safetensors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a file was used last: the time of an empty file beside it, {@code <file>.used}, or that of
 * the file itself before its first use after it was written. The file's own time of last access
 * would not do, since whoever reads it, a backup too, changes it.
 */
public final class LastUse {
  private static final Logger LOG = LoggerFactory.getLogger(LastUse.class);
  private static final Duration PRECISION = Duration.ofHours(1); // writes little, is enough

  private LastUse() {}

  private static Path mark(Path file) {
    return file.resolveSibling(file.getFileName() + ".used");
  }

  /** To the hour. */
  public static Instant of(Path file) throws IOException {
    Path known = Files.exists(mark(file)) ? mark(file) : file;
    return Files.getLastModifiedTime(known).toInstant();
  }

  /** Notes a use now; a folder that cannot be written spoils no use. */
  static void note(Path file) {
    Instant now = Instant.now();
    try {
      if (of(file).isBefore(now.minus(PRECISION))) {
        if (!Files.exists(mark(file))) {
          Files.createFile(mark(file));
        }
        Files.setLastModifiedTime(mark(file), FileTime.from(now));
      }
    } catch (IOException e) {
      LOG.warn("the use of {} is not noted: 'recordings prune' takes it for older", file, e);
    }
  }

  /** Forgets the uses of a file that is gone. */
  static void forget(Path file) throws IOException {
    Files.deleteIfExists(mark(file));
  }
}
