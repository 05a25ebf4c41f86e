package wernicke.store.internal.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.api.store.ResultQuery;

/** The tables of results, one for each kind of job. */
final class ResultTables {
  private ResultTables() {}

  /** Stores a result in place of one with the same id. */
  static void replace(Connection connection, Outcome outcome) throws SQLException {
    if (outcome instanceof Score score) {
      ScoreTable.replace(connection, score);
    }
  }

  /** What a query is after, oldest first. */
  static List<Outcome> find(Connection connection, ResultQuery query) throws SQLException {
    return List.copyOf(ScoreTable.find(connection, query));
  }

  /** The result of that id, if there is one. */
  static List<Outcome> find(Connection connection, String id) throws SQLException {
    return List.copyOf(ScoreTable.find(connection, id));
  }
}
