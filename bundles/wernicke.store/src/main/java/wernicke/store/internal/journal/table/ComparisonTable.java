package wernicke.store.internal.journal.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.store.internal.journal.database.Sql;

/** Table {@code comparison}: the values of small ones, and of all what else there is to know. */
public final class ComparisonTable {
  private ComparisonTable() {}

  /**
   * A row of the table.
   *
   * @param values null if they lie in a file
   */
  public record Row(
      Matrix values,
      int presentations,
      Map<String, Double> details,
      Map<String, List<Double>> perNeuroid) {
    /** The whole comparison: splits x neuroids. */
    public Comparison with(Matrix matrix) {
      return new Comparison(matrix, presentations, details, perNeuroid);
    }
  }

  /**
   * Writes one.
   *
   * @param inFile whether its values lie in a file and not here
   */
  public static void save(Connection connection, String key, Comparison comparison, boolean inFile)
      throws SQLException {
    Sql.update(
        connection,
        "insert or replace into comparison (id, splits, neuroids, presentations, details,"
            + " per_neuroid, data) values (?, ?, ?, ?, ?, ?, ?)",
        key,
        comparison.values().rows(),
        comparison.values().columns(),
        comparison.presentations(),
        Json.NUMBER_BY_NAME.write(comparison.details()),
        Json.NUMBERS_BY_NAME.write(comparison.perNeuroid()),
        inFile ? null : bytes(comparison.values()));
  }

  /** What is stored under a key: one or nothing. */
  public static List<Row> find(Connection connection, String key) throws SQLException {
    return Sql.query(
        connection, "select * from comparison where id = ?", ComparisonTable::read, key);
  }

  /** Whether one is stored under a key. */
  public static boolean has(Connection connection, String key) throws SQLException {
    return !Sql.query(connection, "select 1 from comparison where id = ?", r -> true, key)
        .isEmpty();
  }

  private static Row read(ResultSet row) throws SQLException {
    byte[] data = row.getBytes("data");
    Matrix values =
        data == null ? null : matrix(row.getInt("splits"), row.getInt("neuroids"), data);
    return new Row(
        values,
        row.getInt("presentations"),
        Json.NUMBER_BY_NAME.read(row.getString("details")),
        Json.NUMBERS_BY_NAME.read(row.getString("per_neuroid")));
  }

  private static byte[] bytes(Matrix matrix) {
    ByteBuffer bytes =
        ByteBuffer.allocate(matrix.rows() * matrix.columns() * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(matrix.buffer());
    return bytes.array();
  }

  private static Matrix matrix(int rows, int columns, byte[] bytes) {
    return Matrix.of(
        rows, columns, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
  }
}
