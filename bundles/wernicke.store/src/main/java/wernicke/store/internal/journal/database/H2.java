package wernicke.store.internal.journal.database;

import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.RunScript;
import wernicke.api.PluginException;

/** Reads the H2 databases of 0.1.0; the only class that knows H2. */
public final class H2 {
  private static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
  private static final Schema SCHEMA = Schema.of("h2/");

  /** Tables of the last schema, referenced ones before those that refer to them. */
  private static final List<String> TABLES =
      List.of("job", "score", "score_layer", "score_subject", "comparison", "ceiling", "neuroids");

  private H2() {}

  /**
   * Copies all tables, and the number up to which ids of jobs were given.
   *
   * @param file the H2 database without the extension {@code .mv.db}; it is migrated
   * @param target an SQLite database that has the same tables, empty
   */
  static void copy(Path file, Connection target) throws SQLException {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + file + SETTINGS);
    try (Connection source = database.getConnection()) {
      migrate(source);
      for (String table : TABLES) {
        copy(source, target, table);
      }
      Sql.update(target, "delete from sqlite_sequence where name = 'job'");
      Sql.update(target, "insert into sqlite_sequence values ('job', ?)", lastJob(source));
    }
  }

  /** H2 commits each definition by itself; its scripts can be run again. */
  private static void migrate(Connection source) throws SQLException {
    int found =
        Sql.one(source, "select coalesce(max(version), 0) from schema_version", r -> r.getInt(1));
    if (found > SCHEMA.version()) {
      throw new PluginException(
          "the old journal has schema " + found + ", only " + SCHEMA.version() + " is known");
    }
    for (String script : SCHEMA.scripts().subList(found, SCHEMA.version())) {
      RunScript.execute(source, new StringReader(script));
    }
  }

  /** The last id that was or may have been given: those of jobs that were lost are not either. */
  private static long lastJob(Connection source) throws SQLException {
    return Sql.one(
        source,
        "select greatest((select coalesce(max(id), 0) from job),"
            + " (select coalesce(max(job), 0) from score),"
            + " (select identity_base - 1 from information_schema.columns"
            + " where table_name = 'JOB' and column_name = 'ID'))",
        row -> row.getLong(1));
  }

  private static void copy(Connection source, Connection target, String table) throws SQLException {
    try (PreparedStatement select = source.prepareStatement("select * from " + table);
        ResultSet rows = select.executeQuery();
        PreparedStatement insert = target.prepareStatement(insert(table, rows.getMetaData()))) {
      while (rows.next()) {
        Sql.set(insert, values(rows));
        insert.executeUpdate();
      }
    }
  }

  private static String insert(String table, ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnName(i));
    }
    String places = String.join(", ", Collections.nCopies(names.size(), "?"));
    return "insert into " + table + " (" + String.join(", ", names) + ") values (" + places + ")";
  }

  private static Object[] values(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    Object[] values = new Object[columns.getColumnCount()];
    for (int i = 1; i <= values.length; i++) {
      values[i - 1] =
          switch (columns.getColumnType(i)) {
            case Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(i, Instant.class);
            case Types.BLOB -> rows.getBytes(i);
            default -> rows.getObject(i);
          };
    }
    return values;
  }
}
