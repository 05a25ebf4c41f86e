package wernicke.store.internal.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wernicke.api.Progress;
import wernicke.api.job.Score;
import wernicke.api.store.Upkeep.Damage;
import wernicke.store.internal.journal.database.Database;
import wernicke.store.internal.journal.database.Sql;
import wernicke.store.internal.journal.table.CeilingTable;
import wernicke.store.internal.journal.table.ComparisonTable;
import wernicke.store.internal.journal.table.EvaluationTable;
import wernicke.store.internal.journal.table.JobTable;
import wernicke.store.internal.journal.table.LargeComparisons;
import wernicke.store.internal.journal.table.NeuroidTable;
import wernicke.store.internal.journal.table.ScoreTable;

/** Reads every row of a journal, each in a call of its own, so that jobs go on meanwhile. */
final class JournalCheck {
  private static final int MOST = 50; // of SQLite's own complaints

  private static final int TABLES = 6;

  private final Database database;
  private final LargeComparisons large;
  private final Progress progress;
  private final List<Damage> found = new ArrayList<>();
  private long rows;

  JournalCheck(Database database, LargeComparisons large, Progress progress) {
    this.database = database;
    this.large = large;
    this.progress = progress;
  }

  /** Reads a row; throws if something in it makes no sense, or tells what it lacks. */
  private interface Reader {
    Optional<String> read(Connection connection, String id) throws SQLException;
  }

  /** Does it; tells fractions from 0 to 1. */
  void run() {
    structure();
    each(0, "job", "id", (c, id) -> read(JobTable.find(c, Long.parseLong(id))));
    each(1, "score", "id", JournalCheck::score);
    each(2, "comparison", "id", this::comparison);
    each(3, "ceiling", "id", (c, id) -> read(CeilingTable.find(c, id)));
    each(4, "evaluation", "id", (c, id) -> read(EvaluationTable.find(c, id)));
    each(5, "neuroids", "data", (c, id) -> read(NeuroidTable.find(c, id)));
  }

  /** What it found. */
  List<Damage> found() {
    return found;
  }

  /** Rows that it read. */
  long rows() {
    return rows;
  }

  private void structure() {
    complaints("pragma integrity_check(" + MOST + ")").stream()
        .filter(line -> !line.equals("ok"))
        .forEach(line -> found.add(new Damage("journal", "-", line)));
    complaints("select \"table\" || ' row ' || rowid from pragma_foreign_key_check")
        .forEach(line -> found.add(new Damage("journal", "-", line + " belongs to no score")));
  }

  private List<String> complaints(String sql) {
    return database.read(
        c -> {
          try {
            return Sql.query(c, sql, row -> String.valueOf(row.getString(1)).replace('\n', ' '));
          } catch (SQLException e) {
            return List.of(reason(e));
          }
        });
  }

  private void each(int place, String table, String column, Reader reader) {
    List<String> ids = ids(table, column);
    for (int i = 0; i < ids.size(); i++) {
      progress.check();
      progress.report((place + (double) i / ids.size()) / TABLES, "journal, " + table);
      look(table, ids.get(i), reader);
    }
    rows += ids.size();
  }

  private List<String> ids(String table, String column) {
    return database.read(
        c -> {
          try {
            return Sql.query(c, "select " + column + " from " + table, row -> row.getString(1));
          } catch (SQLException e) {
            found.add(new Damage(table, "-", "its rows cannot be listed: " + reason(e)));
            return List.of();
          }
        });
  }

  private void look(String table, String id, Reader reader) {
    Optional<String> damage =
        database.read(
            c -> {
              try {
                return reader.read(c, id);
              } catch (SQLException | RuntimeException e) {
                return Optional.of("cannot be read: " + reason(e));
              }
            });
    damage.ifPresent(why -> found.add(new Damage(table, id, why)));
  }

  private static String reason(Exception e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }

  private static Optional<String> read(List<?> rows) {
    return rows.isEmpty() ? Optional.of("is listed and cannot be found") : Optional.empty();
  }

  private static Optional<String> score(Connection connection, String id) throws SQLException {
    List<Score> scores = ScoreTable.find(connection, id);
    for (Score score : scores) {
      for (Score.Layer layer : score.layers()) {
        if (!layer.comparison().isEmpty() && !ComparisonTable.has(connection, layer.comparison())) {
          return Optional.of(
              "the comparison " + layer.comparison() + " of " + layer.name() + " is missing");
        }
      }
    }
    return read(scores);
  }

  private Optional<String> comparison(Connection connection, String id) throws SQLException {
    List<ComparisonTable.Row> rows = ComparisonTable.find(connection, id);
    if (rows.stream().anyMatch(row -> row.values() == null) && !large.has(id)) {
      return Optional.of("its file " + large.file(id) + " is missing");
    }
    return read(rows);
  }
}
