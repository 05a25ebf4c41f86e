package wernicke.store.internal.journal.database;

import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.Disk;

/** What SQLite's errors mean for the user. */
final class DatabaseFailure {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFailure.class);
  private static final int PRIMARY = 0xff; // the rest of a code says more precisely what failed

  private DatabaseFailure() {}

  /** The error in one line that says what to do. */
  static PluginException of(Path file, SQLException e) {
    if (Disk.free(file.getParent()) < Database.RESERVE) {
      return new PluginException(
          Disk.fullMessage(file.getParent(), "the journal", Database.RESERVE), e);
    }
    return switch (code(e)) {
      case SQLITE_NOTADB -> damaged(file, "it is no SQLite database");
      case SQLITE_CORRUPT -> damaged(file, "SQLite finds it malformed");
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new PluginException(
              "another program holds the journal " + file + ": close it there and retry", e);
      case SQLITE_READONLY ->
          new PluginException("the journal " + file + " is read-only: make it writable", e);
      default -> unexpected(file, e);
    };
  }

  private static SQLiteErrorCode code(SQLException e) {
    return e instanceof SQLiteException s
        ? SQLiteErrorCode.getErrorCode(s.getResultCode().code & PRIMARY)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  private static PluginException unexpected(Path file, SQLException e) {
    LOG.error("the journal {} failed", file, e);
    return new PluginException(
        "the journal "
            + file
            + " failed ("
            + e.getMessage().lines().findFirst().orElse("")
            + "): see the log, and retry",
        e);
  }

  /** The line for a journal that cannot be used. */
  static PluginException damaged(Path file, String how) {
    return new PluginException(
        "the journal " + file + " is damaged (" + how + "): " + Beginnings.remedy(file));
  }
}
