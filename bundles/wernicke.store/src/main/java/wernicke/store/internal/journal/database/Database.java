package wernicke.store.internal.journal.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.Disk;

/**
 * One SQLite file, one connection, one thread.
 *
 * <p><b>Durable</b>: a commit is in the write-ahead log and forced to the disk when it returns, so
 * neither a killed process nor a power cut loses it.
 *
 * <p><b>One thread</b> of its own, which nobody interrupts; callers are interrupted whenever a job
 * is cancelled or a plugin leaves.
 *
 * <p>After an error of SQLite the file is closed, which rolls back, and the next call opens and
 * checks it again.
 */
public final class Database implements AutoCloseable {
  /** Below this many free bytes nothing is written. */
  static final long RESERVE = 4_000_000;

  /** Work within one transaction. */
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  private final Path file;
  private final Schema schema;
  private final JournalLock lock;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Database::thread);
  private Connection connection; // only used by the thread

  /**
   * Opens the database, or makes it in a new home, and migrates it.
   *
   * @throws PluginException if it is locked, damaged, lost, read-only or of a newer version
   */
  public Database(Path file, Schema schema) {
    this.file = file;
    this.schema = schema;
    lock = JournalLock.of(file);
    try {
      call(this::settled);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "wernicke-journal");
    thread.setDaemon(true); // whoever forgets to stop the framework still gets an end
    return thread;
  }

  /** Runs queries. */
  public <T> T read(Work<T> work) {
    return call(() -> transaction(work));
  }

  /** Runs one transaction; when this returns it is on the disk. */
  public <T> T write(Work<T> work) {
    Disk.require(file.getParent(), "the journal", RESERVE);
    return call(() -> transaction(work));
  }

  private <T> T call(Callable<T> work) {
    try {
      return uninterrupted(thread.submit(work));
    } catch (RejectedExecutionException e) {
      throw new PluginException("the store is stopping: retry when it is back", e);
    }
  }

  private static <T> T uninterrupted(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof PluginException reason
              ? reason
              : new IllegalStateException("defect of the journal: " + e.getCause(), e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Void settled() {
    try {
      new Beginnings(file, schema).settle();
      connection();
      return null;
    } catch (SQLException e) {
      disconnect(e);
      throw DatabaseFailure.of(file, e);
    }
  }

  private <T> T transaction(Work<T> work) {
    try {
      T result = work.run(connection());
      connection.commit();
      return result;
    } catch (SQLException e) {
      disconnect(e);
      throw DatabaseFailure.of(file, e);
    } catch (RuntimeException e) {
      disconnect(e);
      throw e;
    }
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      requireThere();
      connection = Sqlite.open(file);
      requireSound();
      schema.migrate(connection, file);
    }
    return connection;
  }

  /** SQLite would begin anew. */
  private void requireThere() {
    if (!Files.isRegularFile(file)) {
      throw DatabaseFailure.damaged(file, "it is gone");
    } else if (!Files.isWritable(file)) {
      throw new PluginException("the journal " + file + " is read-only: make it writable");
    }
  }

  private void requireSound() throws SQLException {
    String found = quickCheck(connection);
    connection.commit();
    if (!found.equals("ok")) {
      throw DatabaseFailure.damaged(file, found);
    }
  }

  /** Whether SQLite finds the file sound: {@code ok}, or what is wrong first. */
  public String quickCheck() {
    return read(Database::quickCheck);
  }

  private static String quickCheck(Connection connection) throws SQLException {
    String found = Sql.one(connection, "pragma quick_check(1)", row -> row.getString(1));
    return found.lines().reduce((heading, line) -> line).orElse("");
  }

  /** Closing rolls back; the next call starts from what is in the file. */
  private void disconnect(Exception reason) {
    try {
      disconnect();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private void disconnect() throws SQLException {
    Connection closed = connection;
    connection = null;
    if (closed != null) {
      closed.close();
    }
  }

  /** Lets the calls that wait finish, then closes the file and ends the thread. */
  @Override
  public void close() {
    Future<?> closed =
        thread.isShutdown()
            ? CompletableFuture.completedFuture(null)
            : thread.submit(
                () -> {
                  disconnect();
                  lock.close();
                  return null;
                });
    thread.shutdown();
    uninterrupted(closed);
  }
}
