package wernicke.store.internal.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.RunScript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;

/**
 * The versions of the database's schema: script {@code n} (from 1) leads from version {@code n - 1}
 * to {@code n}. H2 commits each definition by itself, so every statement of a script must be
 * harmless when it is run again.
 *
 * @param scripts SQL, in order
 */
record Schema(List<String> scripts) {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  Schema {
    scripts = List.copyOf(scripts);
  }

  /** The schema of this version of the product: {@code V1.sql}, {@code V2.sql}, ... */
  static Schema current() {
    List<String> scripts = new ArrayList<>();
    String script = resource(1);
    while (script != null) {
      scripts.add(script);
      script = resource(scripts.size() + 1);
    }
    return new Schema(scripts);
  }

  private static String resource(int version) {
    try (InputStream in = Schema.class.getResourceAsStream("V" + version + ".sql")) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version that {@link #migrate} leads to. */
  int version() {
    return scripts.size();
  }

  /**
   * Brings a database to this version, after a backup beside it if there is something to lose.
   *
   * @param file the database's file without its extension
   * @throws PluginException if a newer version of the product has written the database
   */
  void migrate(Connection connection, Path file) throws SQLException {
    Sql.update(
        connection,
        "create table if not exists schema_version"
            + " (version integer primary key, applied timestamp(9) with time zone not null)");
    int found = versionOf(connection);
    if (found > version()) {
      throw new PluginException(
          "the database "
              + file
              + " has schema "
              + found
              + " of a newer Wernicke, this one knows "
              + version()
              + ": start the newer one, or set WERNICKE_HOME to another folder");
    }
    if (found > 0 && found < version()) {
      Path backup = file.resolveSibling(file.getFileName() + ".schema" + found + ".zip");
      Sql.update(connection, "backup to ?", backup.toString());
      LOG.info("database migrates to schema {}; the old one is in {}", version(), backup);
    }
    for (int version = found + 1; version <= version(); version++) {
      RunScript.execute(connection, new StringReader(scripts.get(version - 1)));
      Sql.update(connection, "insert into schema_version values (?, current_timestamp)", version);
      connection.commit();
    }
  }

  private static int versionOf(Connection connection) throws SQLException {
    return Sql.query(
            connection, "select coalesce(max(version), 0) from schema_version", r -> r.getInt(1))
        .get(0);
  }
}
