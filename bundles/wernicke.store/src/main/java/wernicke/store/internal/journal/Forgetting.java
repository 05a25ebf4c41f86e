package wernicke.store.internal.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import wernicke.api.PluginException;
import wernicke.api.job.JobState;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.store.internal.journal.database.Sql;
import wernicke.store.internal.journal.table.JobTable;
import wernicke.store.internal.journal.table.Json;
import wernicke.store.internal.journal.table.ResultTables;

/** Removes jobs and scores, and what only they used. */
final class Forgetting {
  private static final String ENDED =
      Arrays.stream(JobState.values())
          .filter(JobState::terminal)
          .map(state -> "'" + state.name() + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  private Forgetting() {}

  /** Removes a job that has ended; false if there is none of that number. */
  static boolean job(Connection connection, long id) throws SQLException {
    if (JobTable.find(connection, id).isEmpty()) {
      return false;
    }
    int removed = Sql.update(connection, "delete from job where id = ? and state in " + ENDED, id);
    if (removed == 0) {
      throw new PluginException("job " + id + " has not ended: 'cancel " + id + "' first");
    }
    return true;
  }

  /** Removes a result; returns the comparisons that went with it. */
  static List<String> result(Connection connection, String id) throws SQLException {
    Outcome outcome =
        ResultTables.find(connection, id).stream()
            .findFirst()
            .orElseThrow(() -> new PluginException("there is no result " + id));
    List<String> comparisons =
        outcome instanceof Score score ? score(connection, score) : evaluation(connection, id);
    Sql.update(connection, "update job set result = '' where result = ?", id);
    return comparisons;
  }

  private static List<String> evaluation(Connection connection, String id) throws SQLException {
    Sql.update(connection, "delete from evaluation where id = ?", id);
    return List.of();
  }

  private static List<String> score(Connection connection, Score score) throws SQLException {
    requireIdle(connection, score);
    List<String> comparisons = alone(connection, score.id());
    Sql.update(connection, "delete from score where id = ?", score.id());
    for (String comparison : comparisons) {
      Sql.update(connection, "delete from comparison where id = ?", comparison);
    }
    forgetNeuroids(connection, score.fingerprints().getOrDefault("data", ""));
    return comparisons;
  }

  /** An unfinished job takes the comparisons of its model and benchmark for made. */
  private static void requireIdle(Connection connection, Score score) throws SQLException {
    List<Long> open =
        Sql.query(
            connection,
            "select id from job where model = ? and benchmark = ? and state not in " + ENDED,
            row -> row.getLong(1),
            score.model(),
            score.benchmark());
    if (!open.isEmpty()) {
      throw new PluginException(
          "job "
              + open.get(0)
              + " scores the same model on the same benchmark: wait for it, or cancel it first");
    }
  }

  private static List<String> alone(Connection connection, String id) throws SQLException {
    return Sql.query(
        connection,
        "select distinct comparison from score_layer where score = ? and comparison <> ''"
            + " and comparison not in (select comparison from score_layer where score <> ?)",
        row -> row.getString(1),
        id,
        id);
  }

  private static void forgetNeuroids(Connection connection, String data) throws SQLException {
    boolean used =
        Sql.query(
                connection,
                "select fingerprints from score",
                row -> Json.TEXT_BY_NAME.read(row.getString(1)))
            .stream()
            .anyMatch(fingerprints -> data.equals(fingerprints.get("data")));
    if (!used) {
      Sql.update(connection, "delete from neuroids where data = ?", data);
    }
  }
}
