package wernicke.store.internal.journal.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Connections to SQLite files. */
public final class Sqlite {
  private static final int BUSY_MILLIS = 10_000; // somebody's sqlite3 shell may hold the file

  private Sqlite() {}

  /**
   * Opens a file with a write-ahead log that is forced to the disk at every commit: neither a
   * killed process nor a power cut loses what was committed.
   */
  public static Connection open(Path file) throws SQLException {
    return connect(file, SQLiteConfig.JournalMode.WAL);
  }

  /** Opens a file that is whole in itself, with nothing beside it, as soon as it is closed. */
  public static Connection create(Path file) throws SQLException {
    return connect(file, SQLiteConfig.JournalMode.DELETE);
  }

  private static Connection connect(Path file, SQLiteConfig.JournalMode mode) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(mode);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toUri());
    connection.setAutoCommit(false);
    return connection;
  }
}
