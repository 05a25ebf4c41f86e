package wernicke.store.internal.journal.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.Disk;
import wernicke.formats.internal.file.DurableFiles;

/**
 * The versions of the database's schema: script {@code n} (from 1) leads from version {@code n - 1}
 * to {@code n}. All that are missing run in one transaction, with the version itself, which is
 * SQLite's {@code user_version}: a migration happens as a whole or not at all.
 *
 * @param scripts SQL, in order
 */
public record Schema(List<String> scripts) {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  public Schema {
    scripts = List.copyOf(scripts);
  }

  /** The schema of this version of the product: {@code sqlite/V1.sql}, ... */
  public static Schema current() {
    return of("sqlite/");
  }

  /** The scripts {@code V1.sql}, {@code V2.sql}, ... of a folder beside this class. */
  static Schema of(String folder) {
    List<String> scripts = new ArrayList<>();
    String script = resource(folder, 1);
    while (script != null) {
      scripts.add(script);
      script = resource(folder, scripts.size() + 1);
    }
    return new Schema(scripts);
  }

  private static String resource(String folder, int version) {
    try (InputStream in = Schema.class.getResourceAsStream(folder + "V" + version + ".sql")) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version that {@link #migrate} leads to. */
  int version() {
    return scripts.size();
  }

  /** The version of a database; 0 if it is not ours, or has nothing in it yet. */
  static int versionOf(Connection connection) throws SQLException {
    return Sql.one(connection, "pragma user_version", row -> row.getInt(1));
  }

  /** Runs the scripts after {@code from} up to {@code to} in the transaction of the caller. */
  void run(Connection connection, int from, int to) throws SQLException {
    for (int version = from + 1; version <= to; version++) {
      Sql.script(connection, scripts.get(version - 1));
    }
    Sql.script(connection, "pragma user_version = " + to);
  }

  /**
   * Brings a database to this version, after a backup beside it.
   *
   * @param file the database's file
   * @throws PluginException if a newer version of the product, or another program, has written it
   */
  void migrate(Connection connection, Path file) throws SQLException {
    int found = versionOf(connection);
    connection.commit();
    requireKnown(found, file);
    if (found < version()) {
      Path backup = backup(connection, file, found);
      run(connection, found, version());
      connection.commit();
      LOG.info("the journal migrates to schema {}; the old one is in {}", version(), backup);
    }
  }

  private void requireKnown(int found, Path file) {
    if (found > version()) {
      throw new PluginException(
          "the database "
              + file
              + " has schema "
              + found
              + " of a newer Wernicke, this one knows "
              + version()
              + ": start the newer one, or set WERNICKE_HOME to another folder");
    } else if (found == 0) {
      throw DatabaseFailure.damaged(file, "it is no journal of Wernicke");
    }
  }

  /** A whole copy under its own name, or none; a backup of that schema that is there stays. */
  private static Path backup(Connection connection, Path file, int found) throws SQLException {
    Path backup = file.resolveSibling("wernicke.schema" + found + ".db");
    if (!Files.exists(backup)) {
      Path unfinished = file.resolveSibling(Beginnings.UNFINISHED);
      try {
        Files.deleteIfExists(unfinished);
        connection.setAutoCommit(true); // SQLite copies outside of transactions only
        Sql.update(connection, "vacuum into ?", unfinished.toString());
        connection.setAutoCommit(false);
        DurableFiles.publish(unfinished, backup);
      } catch (IOException e) {
        throw Disk.failure(file.getParent(), "a backup of the journal", Database.RESERVE, e);
      }
    }
    return backup;
  }
}
