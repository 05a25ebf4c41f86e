package wernicke.store.internal.journal.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements with parameters in one call, and how values stand in SQLite: NaN as NULL, times as
 * text of one length, truth as 0 or 1.
 */
public final class Sql {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Sql() {}

  /** Makes an object of the current row. */
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs statements that have no parameters, separated by semicolons. */
  public static void script(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** Runs a statement; returns the number of rows it changed. */
  public static int update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /** All rows of a query. */
  public static <T> List<T> query(
      Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(row.read(rows));
        }
        return found;
      }
    }
  }

  /** The only row of a query that has exactly one. */
  public static <T> T one(Connection connection, String sql, Row<T> row, Object... parameters)
      throws SQLException {
    return query(connection, sql, row, parameters).get(0);
  }

  static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, value(parameters[i]));
    }
  }

  private static Object value(Object value) {
    if (value instanceof Instant time) {
      return TIME.format(time);
    } else if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    return value; // SQLite itself makes NULL of NaN
  }

  /** A number; NaN where the column is NULL. */
  public static double number(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? Double.NaN : number;
  }

  /** A time. */
  public static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.parse(row.getString(column));
  }
}
