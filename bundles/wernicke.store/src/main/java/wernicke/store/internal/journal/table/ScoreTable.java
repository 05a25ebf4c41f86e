package wernicke.store.internal.journal.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.job.Score;
import wernicke.api.store.ResultQuery;
import wernicke.store.internal.journal.database.Sql;

/** Tables {@code score}, {@code score_layer} and {@code score_subject}. */
public final class ScoreTable {
  private ScoreTable() {}

  /** Stores a score in place of one with the same id. */
  static void replace(Connection connection, Score score) throws SQLException {
    Sql.update(connection, "delete from score where id = ?", score.id());
    insert(connection, score);
    int place = 0;
    for (Score.Layer layer : score.layers()) {
      Sql.update(
          connection,
          "insert into score_layer (score, place, name, raw, error, comparison)"
              + " values (?, ?, ?, ?, ?, ?)",
          score.id(),
          place++,
          layer.name(),
          layer.raw(),
          layer.error(),
          layer.comparison());
    }
    place = 0;
    for (Map.Entry<String, Double> subject : score.subjects().entrySet()) {
      Sql.update(
          connection,
          "insert into score_subject (score, place, subject, raw) values (?, ?, ?, ?)",
          score.id(),
          place++,
          subject.getKey(),
          subject.getValue());
    }
  }

  private static void insert(Connection connection, Score score) throws SQLException {
    Sql.update(
        connection,
        "insert into score (id, job, model, benchmark, metric, cv, raw, ceiling, ceiling_method,"
            + " score, error, best_layer, nested, behavioural, presentations, neuroids,"
            + " fingerprints, notes, version, seconds, finished, settings, statistics, reasons,"
            + " family, metric_id, seeds) values"
            + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        score.id(),
        score.job(),
        score.model(),
        score.benchmark(),
        score.metric(),
        score.cv(),
        score.raw(),
        score.ceiling(),
        score.ceilingMethod(),
        score.score(),
        score.error(),
        score.bestLayer(),
        score.nested(),
        score.behavioural(),
        score.presentations(),
        score.neuroids(),
        Json.TEXT_BY_NAME.write(score.fingerprints()),
        Json.TEXT_BY_NAME.write(score.notes()),
        score.version(),
        score.seconds(),
        score.finished(),
        Json.TEXT_BY_NAME.write(score.settings()),
        Json.NUMBER_BY_NAME.write(score.statistics()),
        Json.TEXT_BY_NAME.write(score.reasons()),
        score.asked().family(),
        score.asked().metric().id(),
        Json.WHOLE_BY_NAME.write(score.provenance().seeds()));
  }

  /** What a query is after, oldest first. */
  public static List<Score> find(Connection connection, ResultQuery query) throws SQLException {
    Condition condition =
        new Condition()
            .is("model", query.model())
            .is("benchmark", query.target())
            .is("metric_id", query.metric())
            .is("family", query.family())
            .finished(query);
    return read(
        connection,
        "select * from score" + condition.sql() + " order by finished, id",
        condition.parameters());
  }

  /** The score of an id: one or nothing. */
  public static List<Score> find(Connection connection, String id) throws SQLException {
    return read(connection, "select * from score where id = ?", id);
  }

  private static List<Score> read(Connection connection, String sql, Object... parameters)
      throws SQLException {
    List<String> ids = Sql.query(connection, sql, row -> row.getString("id"), parameters);
    Map<String, List<Score.Layer>> layers = new LinkedHashMap<>();
    Map<String, Map<String, Double>> subjects = new LinkedHashMap<>();
    for (String id : ids) {
      layers.put(id, layers(connection, id));
      subjects.put(id, subjects(connection, id));
    }
    return Sql.query(
        connection,
        sql,
        row ->
            score(
                row,
                layers.get(row.getString("id")),
                subjects.get(row.getString("id")),
                settings(connection, row)),
        parameters);
  }

  /** JSON null, as a score of 0.1.0 is carried over, asks its job and its notes. */
  private static Map<String, String> settings(Connection connection, ResultSet row)
      throws SQLException {
    Map<String, String> settings = Json.TEXT_BY_NAME.read(row.getString("settings"));
    return settings == null
        ? OlderScore.settings(
            row.getString("id"),
            row.getString("benchmark"),
            row.getString("metric"),
            Json.TEXT_BY_NAME.read(row.getString("notes")),
            JobTable.find(connection, row.getLong("job")).stream().findFirst())
        : settings;
  }

  private static List<Score.Layer> layers(Connection connection, String id) throws SQLException {
    return Sql.query(
        connection,
        "select name, raw, error, comparison from score_layer where score = ? order by place",
        row ->
            new Score.Layer(
                row.getString("name"),
                Sql.number(row, "raw"),
                Sql.number(row, "error"),
                row.getString("comparison")),
        id);
  }

  private static Map<String, Double> subjects(Connection connection, String id)
      throws SQLException {
    Map<String, Double> subjects = new LinkedHashMap<>();
    Sql.query(
        connection,
        "select subject, raw from score_subject where score = ? order by place",
        row -> subjects.put(row.getString("subject"), Sql.number(row, "raw")),
        id);
    return subjects;
  }

  private static Score score(
      ResultSet row,
      List<Score.Layer> layers,
      Map<String, Double> subjects,
      Map<String, String> settings)
      throws SQLException {
    return new Score(
        row.getString("id"),
        new Score.Asked(
            row.getString("model"),
            row.getString("family"),
            row.getString("benchmark"),
            MetricSpec.parse(row.getString("metric")),
            CrossValidation.parse(row.getString("cv")),
            row.getBoolean("behavioural"),
            settings),
        new Score.Found(
            Sql.number(row, "raw"),
            Sql.number(row, "ceiling"),
            row.getString("ceiling_method"),
            Sql.number(row, "score"),
            Sql.number(row, "error"),
            row.getString("best_layer"),
            Sql.number(row, "nested"),
            row.getInt("presentations"),
            row.getInt("neuroids"),
            subjects,
            layers,
            Json.NUMBER_BY_NAME.read(row.getString("statistics")),
            Json.TEXT_BY_NAME.read(row.getString("reasons"))),
        ProvenanceRow.read(row));
  }
}
