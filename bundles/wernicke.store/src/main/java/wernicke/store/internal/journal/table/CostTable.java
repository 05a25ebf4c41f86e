package wernicke.store.internal.journal.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import wernicke.api.store.Cost;
import wernicke.store.internal.journal.database.Sql;

/** Table {@code cost}. */
public final class CostTable {
  private CostTable() {}

  /** Writes one, in place of what the same work cost before. */
  public static void save(Connection connection, Cost cost) throws SQLException {
    Sql.update(
        connection,
        "insert or replace into cost (step, subject, work, seconds) values (?, ?, ?, ?)",
        cost.step().name(),
        cost.subject(),
        cost.work(),
        cost.seconds());
  }

  /** All, by step, subject and work. */
  public static List<Cost> all(Connection connection) throws SQLException {
    return Sql.query(
        connection, "select * from cost order by step, subject, work", CostTable::read);
  }

  private static Cost read(ResultSet row) throws SQLException {
    return new Cost(
        Cost.Step.valueOf(row.getString("step")),
        row.getString("subject"),
        row.getDouble("work"),
        row.getDouble("seconds"));
  }
}
