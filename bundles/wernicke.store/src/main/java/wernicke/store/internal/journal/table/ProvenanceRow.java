package wernicke.store.internal.journal.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import wernicke.api.job.Provenance;
import wernicke.store.internal.journal.database.Sql;

/** How a result came about: the columns that the tables of results share. */
final class ProvenanceRow {
  private ProvenanceRow() {}

  static Provenance read(ResultSet row) throws SQLException {
    return new Provenance(
        row.getLong("job"),
        Json.TEXT_BY_NAME.read(row.getString("fingerprints")),
        row.getString("version"),
        Json.WHOLE_BY_NAME.read(row.getString("seeds")),
        Json.TEXT_BY_NAME.read(row.getString("notes")),
        Sql.number(row, "seconds"),
        Sql.time(row, "finished"));
  }
}
