package wernicke.store.internal.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.store.internal.file.Disk;

/** What H2's errors mean for the user. */
final class DatabaseFailure {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFailure.class);

  private DatabaseFailure() {}

  /** The error in one line that says what to do. */
  static PluginException of(Path file, SQLException e) {
    return new PluginException(message(file, e), e);
  }

  private static String message(Path file, SQLException e) {
    if (Disk.free(file.getParent()) < Database.RESERVE) {
      return Disk.fullMessage(file.getParent(), "the journal", Database.RESERVE);
    }
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          "another Wernicke uses this home ("
              + file
              + ".mv.db is locked): stop it, or set WERNICKE_HOME to another folder";
      case ErrorCode.DATABASE_IS_READ_ONLY ->
          "the database " + file + ".mv.db is read-only: make it writable and retry";
      case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
          "the database "
              + file
              + ".mv.db is damaged: put a copy of it back, or move it aside to begin with an empty"
              + " one (recordings are kept)";
      default -> unexpected(file, e);
    };
  }

  private static String unexpected(Path file, SQLException e) {
    LOG.error("the database {} failed", file, e);
    return "the database "
        + file
        + " failed ("
        + e.getMessage().lines().findFirst().orElse("")
        + "): see the log, and retry";
  }
}
