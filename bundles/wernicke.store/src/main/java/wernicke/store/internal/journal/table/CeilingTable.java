package wernicke.store.internal.journal.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wernicke.api.Ceiling;
import wernicke.store.internal.journal.database.Sql;

/**
 * Table {@code ceiling}; that there is none is an answer too. Then {@code available} is false and
 * {@code method} holds the reason; it is empty if the metric estimates none.
 */
public final class CeilingTable {
  private static final Ceiling NONE = Ceiling.none("");

  private CeilingTable() {}

  /** Writes what a metric said; empty if it estimates none. */
  public static void save(Connection connection, String key, Optional<Ceiling> ceiling)
      throws SQLException {
    Ceiling row = ceiling.orElse(NONE);
    Sql.update(
        connection,
        "insert or replace into ceiling (id, available, ceiling, method, neuroids)"
            + " values (?, ?, ?, ?, ?)",
        key,
        ceiling.isPresent() && row.available(),
        row.value(),
        row.available() ? row.method() : row.missing(),
        bytes(row.neuroids()));
  }

  /** What is stored under a key: one or nothing. */
  public static List<Optional<Ceiling>> find(Connection connection, String key)
      throws SQLException {
    return Sql.query(connection, "select * from ceiling where id = ?", CeilingTable::read, key);
  }

  private static Optional<Ceiling> read(ResultSet row) throws SQLException {
    String text = row.getString("method");
    return row.getBoolean("available")
        ? Optional.of(
            new Ceiling(Sql.number(row, "ceiling"), text, numbers(row.getBytes("neuroids"))))
        : Optional.of(text).filter(why -> !why.isEmpty()).map(Ceiling::none);
  }

  private static byte[] bytes(List<Double> numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    numbers.forEach(bytes::putDouble);
    return bytes.array();
  }

  private static List<Double> numbers(byte[] bytes) {
    DoubleBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    List<Double> numbers = new ArrayList<>();
    while (buffer.hasRemaining()) {
      numbers.add(buffer.get());
    }
    return numbers;
  }
}
