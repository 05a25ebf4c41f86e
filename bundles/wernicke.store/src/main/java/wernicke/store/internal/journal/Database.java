package wernicke.store.internal.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.h2.jdbcx.JdbcDataSource;
import wernicke.api.PluginException;
import wernicke.store.internal.file.Disk;

/**
 * One H2 database file, one connection, one thread.
 *
 * <p><b>Durable</b>: with {@code WRITE_DELAY=0} a commit is in the file when it returns, so a
 * killed process loses nothing; {@code CHECKPOINT SYNC} after each one forces the file to the disk,
 * so a power cut loses nothing either. Because of that, freed space may be reused after 5 s instead
 * of 45 s ({@code RETENTION_TIME}), which keeps the file small.
 *
 * <p><b>One thread</b> of its own: H2 closes a database whose thread is interrupted in the middle
 * of a write, and callers are interrupted whenever a job is cancelled or a plugin leaves.
 *
 * <p>After an error the database is closed, which rolls back, and the next call opens it again: a
 * full disk, for instance, leaves H2 unusable until then.
 */
final class Database implements AutoCloseable {
  /** Below this many free bytes nothing is written: H2 needs room to rewrite pages. */
  static final long RESERVE = 4_000_000;

  private static final String SETTINGS =
      ";DB_CLOSE_ON_EXIT=FALSE" // the component closes it; no shutdown hook keeps the bundle alive
          + ";WRITE_DELAY=0;RETENTION_TIME=5000"
          + ";TRACE_LEVEL_FILE=0"; // errors go to our log

  /** Work within one transaction. */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  private final Path file;
  private final Schema schema;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Database::thread);
  private Connection connection; // only used by the thread

  /**
   * Opens or creates the database and migrates it.
   *
   * @param file without the extension {@code .mv.db}
   * @throws PluginException if it is locked, damaged, read-only or of a newer version
   */
  Database(Path file, Schema schema) {
    this.file = file;
    this.schema = schema;
    if (file.toString().contains(";")) {
      throw new PluginException(
          "a database cannot lie in " + file + ": a path without ';' is needed");
    }
    try {
      read(c -> null);
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
  <T> T read(Work<T> work) {
    return call(work, false);
  }

  /** Runs one transaction; when this returns it is on the disk. */
  <T> T write(Work<T> work) {
    Disk.require(file.getParent(), "the journal", RESERVE);
    return call(work, true);
  }

  private <T> T call(Work<T> work, boolean sync) {
    try {
      return uninterrupted(thread.submit(() -> transaction(work, sync)));
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

  private <T> T transaction(Work<T> work, boolean sync) {
    try {
      T result = work.run(connection());
      connection.commit();
      if (sync) {
        Sql.update(connection, "checkpoint sync");
      }
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
      JdbcDataSource source = new JdbcDataSource();
      source.setURL("jdbc:h2:file:" + file + SETTINGS);
      connection = source.getConnection();
      connection.setAutoCommit(false);
      if (connection.isReadOnly()) {
        throw new PluginException("the database " + file + ".mv.db is read-only: make it writable");
      }
      schema.migrate(connection, file);
    }
    return connection;
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
                  return null;
                });
    thread.shutdown();
    uninterrupted(closed);
  }
}
