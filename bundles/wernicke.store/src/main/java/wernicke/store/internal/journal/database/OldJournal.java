package wernicke.store.internal.journal.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.Disk;

/** The file in which 0.1.0 kept its journal, an H2 database. It is read once and then kept. */
final class OldJournal {
  /** The schema of SQLite that has the tables and columns of the last one of H2. */
  static final int SCHEMA = 1;

  private static final Logger LOG = LoggerFactory.getLogger(OldJournal.class);
  private static final String EXTENSION = ".mv.db";
  private static final String COPY = Beginnings.UNFINISHED + ".h2";

  private final Path file;
  private final Path kept;
  private final Path copy;

  /**
   * Of a store's folder.
   *
   * @param folder {@code store/}
   */
  OldJournal(Path folder) {
    file = folder.resolve("wernicke" + EXTENSION);
    kept = folder.resolve("wernicke-0.1.0" + EXTENSION);
    copy = folder.resolve(COPY + EXTENSION);
  }

  boolean exists() {
    return Files.exists(file);
  }

  /**
   * Writes everything into a database of {@link #SCHEMA}. Works on a copy of the file, since H2
   * changes whatever it opens.
   */
  void copyTo(Connection target) throws IOException, SQLException {
    long bytes = Files.size(file);
    Disk.require(file.getParent(), "carrying the journal over", 3 * bytes + Database.RESERVE);
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    try {
      H2.copy(copy.resolveSibling(COPY), target);
      // What was asked is not among the columns of 0.1.0: unknown, which is not the same as
      // nothing.
      Sql.update(target, "update score set settings = 'null' where settings = '{}'");
    } catch (SQLException e) {
      if (e instanceof SQLiteException) {
        throw e;
      }
      throw unreadable(e);
    } catch (NoClassDefFoundError e) {
      throw new PluginException(
          "the journal of Wernicke 0.1.0, "
              + file
              + ", needs H2 to be read: put its bundle (com.h2database) into the application",
          e);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private PluginException unreadable(SQLException e) {
    return new PluginException(
        "the journal of Wernicke 0.1.0, "
            + file
            + ", cannot be read ("
            + e.getMessage().lines().findFirst().orElse("")
            + "): "
            + Beginnings.remedy(file),
        e);
  }

  /** Gives the file, if it is still there, a name under which nobody takes it for the journal. */
  void keep() throws IOException {
    if (exists() && !Files.exists(kept)) {
      Files.move(file, kept);
      LOG.info("the journal of Wernicke 0.1.0 is not used any more, and kept as {}", kept);
    }
  }
}
