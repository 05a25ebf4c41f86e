package wernicke.store.internal.journal.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.Disk;

/**
 * One process at a time works off the jobs of a journal; others may read it. The lock is on a file
 * of its own: closing SQLite's by other means would drop SQLite's locks.
 */
final class JournalLock implements AutoCloseable {
  /** The name of the file. */
  static final String FILE = "wernicke.lock";

  private final FileChannel channel;

  private JournalLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a database.
   *
   * @throws PluginException if it is taken
   */
  static JournalLock of(Path database) {
    Path file = database.resolveSibling(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new JournalLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw Disk.failure(file.getParent(), "the lock of the journal", 0, e);
    }
    throw new PluginException(
        "another Wernicke uses this home ("
            + file
            + " is locked): stop it, or set WERNICKE_HOME to another folder");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // by this process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
