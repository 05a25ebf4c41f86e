package wernicke.store.internal.journal.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import wernicke.api.Neuroid;
import wernicke.store.internal.journal.database.Sql;

/** Table {@code neuroids}: what the columns of responses are, by the responses' content hash. */
public final class NeuroidTable {
  private NeuroidTable() {}

  /** Writes those of a data set's responses. */
  public static void save(Connection connection, String data, List<Neuroid> neuroids)
      throws SQLException {
    Sql.update(
        connection,
        "insert or replace into neuroids (data, neuroids) values (?, ?)",
        data,
        Json.NEUROIDS.write(neuroids));
  }

  /** Those of responses: one list or nothing. */
  public static List<List<Neuroid>> find(Connection connection, String data) throws SQLException {
    return Sql.query(
        connection,
        "select neuroids from neuroids where data = ?",
        row -> Json.NEUROIDS.read(row.getString(1)),
        data);
  }
}
