package wernicke.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One service per home. The operating system gives the lock back when the process ends, however it
 * ends.
 */
record HomeLock(FileChannel channel, FileLock lock) implements AutoCloseable {
  /** Takes the lock; empty if another process has it. */
  static Optional<HomeLock> take(Layout layout) throws Trouble {
    try {
      FileChannel channel =
          FileChannel.open(
              layout.home().resolve("wernicke.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
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

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
