package wernicke.store.internal.journal.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import wernicke.api.Evaluated;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Provenance;
import wernicke.api.store.ResultQuery;
import wernicke.store.internal.journal.database.Sql;

/** Table {@code evaluation}. */
public final class EvaluationTable {
  private EvaluationTable() {}

  /** Stores a result in place of one with the same id. */
  static void replace(Connection connection, EvaluationResult result) throws SQLException {
    Provenance provenance = result.provenance();
    Sql.update(
        connection,
        "insert or replace into evaluation (id, content, job, model, family, evaluation, settings,"
            + " measurements, fingerprints, version, seeds, notes, seconds, finished)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        result.id(),
        provenance.fingerprints().get(EvaluationResult.CONTENT),
        provenance.job(),
        result.asked().model(),
        result.asked().family(),
        result.asked().evaluation(),
        Json.TEXT_BY_NAME.write(result.asked().settings()),
        Json.MEASUREMENTS.write(result.found().measurements()),
        Json.TEXT_BY_NAME.write(provenance.fingerprints()),
        provenance.version(),
        Json.WHOLE_BY_NAME.write(provenance.seeds()),
        Json.TEXT_BY_NAME.write(provenance.notes()),
        provenance.seconds(),
        provenance.finished());
  }

  /** What a query is after, oldest first. */
  public static List<EvaluationResult> find(Connection connection, ResultQuery query)
      throws SQLException {
    if (query.metric().isPresent()) {
      return List.of();
    }
    Condition condition =
        new Condition()
            .is("model", query.model())
            .is("evaluation", query.target())
            .is("family", query.family())
            .finished(query);
    return Sql.query(
        connection,
        "select * from evaluation" + condition.sql() + " order by finished, id",
        EvaluationTable::read,
        condition.parameters());
  }

  /** The result of an id: one or nothing. */
  public static List<EvaluationResult> find(Connection connection, String id) throws SQLException {
    return Sql.query(
        connection, "select * from evaluation where id = ?", EvaluationTable::read, id);
  }

  /** What was found under a content hash, the oldest first. */
  public static List<Evaluated> found(Connection connection, String content) throws SQLException {
    return Sql.query(
        connection,
        "select * from evaluation where content = ? order by finished, id",
        EvaluationTable::found,
        content);
  }

  private static EvaluationResult read(ResultSet row) throws SQLException {
    return new EvaluationResult(
        row.getString("id"),
        new EvaluationResult.Asked(
            row.getString("model"),
            row.getString("family"),
            row.getString("evaluation"),
            Json.TEXT_BY_NAME.read(row.getString("settings"))),
        found(row),
        ProvenanceRow.read(row));
  }

  private static Evaluated found(ResultSet row) throws SQLException {
    return new Evaluated(
        Json.MEASUREMENTS.read(row.getString("measurements")),
        Json.TEXT_BY_NAME.read(row.getString("notes")));
  }
}
