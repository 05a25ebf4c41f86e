package wernicke.launcher.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One service per home. The operating system gives the lock back when the process ends, however it
 * ends.
 */
public record HomeLock(FileChannel channel, FileLock lock) implements AutoCloseable {
  /** Takes the lock; empty if another process has it. */
  public static Optional<HomeLock> take(Layout layout) throws Trouble {
    try {
      FileChannel channel =
          FileChannel.open(file(layout), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return Optional.of(new HomeLock(channel, lock));
        }
      } catch (OverlappingFileLockException e) {
        channel.close();
        return Optional.empty();
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new Trouble(
          "cannot lock the home " + layout.home() + " (" + Layout.reason(e) + "): is it writable?",
          e);
    }
  }

  /** Whether another process has it. */
  public static boolean held(Layout layout) throws Trouble {
    if (!Files.exists(file(layout))) {
      return false;
    }
    Optional<HomeLock> taken = take(layout);
    try {
      if (taken.isPresent()) {
        taken.get().close();
      }
      return taken.isEmpty();
    } catch (IOException e) {
      throw new Trouble(
          "cannot unlock the home " + layout.home() + " (" + Layout.reason(e) + ")", e);
    }
  }

  private static Path file(Layout layout) {
    return layout.home().resolve("wernicke.lock");
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
