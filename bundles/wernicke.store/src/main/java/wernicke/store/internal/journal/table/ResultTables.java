package wernicke.store.internal.journal.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.api.store.ResultQuery;

/** The tables of results, one for each kind of job. */
public final class ResultTables {
  private static final Comparator<Outcome> BY_TIME =
      Comparator.<Outcome, Instant>comparing(o -> o.provenance().finished())
          .thenComparing(Outcome::id);

  private ResultTables() {}

  /** Stores a result in place of one with the same id. */
  public static void replace(Connection connection, Outcome outcome) throws SQLException {
    if (outcome instanceof Score score) {
      ScoreTable.replace(connection, score);
    } else if (outcome instanceof EvaluationResult result) {
      EvaluationTable.replace(connection, result);
    }
  }

  /** What a query is after, oldest first. */
  public static List<Outcome> find(Connection connection, ResultQuery query) throws SQLException {
    List<Outcome> found = new ArrayList<>(ScoreTable.find(connection, query));
    found.addAll(EvaluationTable.find(connection, query));
    found.sort(BY_TIME);
    return List.copyOf(found);
  }

  /** The result of that id, if there is one. */
  public static List<Outcome> find(Connection connection, String id) throws SQLException {
    List<Outcome> found = new ArrayList<>(ScoreTable.find(connection, id));
    found.addAll(EvaluationTable.find(connection, id));
    return found;
  }
}
