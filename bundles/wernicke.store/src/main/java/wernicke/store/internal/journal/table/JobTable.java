package wernicke.store.internal.journal.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.PluginException;
import wernicke.api.RecordingChanges;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Context;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobState;
import wernicke.store.internal.journal.database.Sql;

/** Table {@code job}. */
public final class JobTable {
  /** The kinds of job, by the names in the column {@code kind}. */
  private enum Kind {
    ALIGNMENT,
    EVALUATION
  }

  private JobTable() {}

  /**
   * A new job.
   *
   * @param parent the job that it is a control of; 0 for none
   */
  public static Job create(Connection connection, JobSpec spec, long parent) throws SQLException {
    Instant now = Instant.now();
    long id =
        spec instanceof AlignmentSpec alignment
            ? insert(connection, Kind.ALIGNMENT, alignment, Map.of(), parent, now)
            : insert(
                connection,
                Kind.EVALUATION,
                AlignmentSpec.of(spec.model(), spec.target()),
                spec.settings(),
                parent,
                now);
    return new Job(id, spec, JobState.QUEUED, "", now, now, 0, "", parent);
  }

  private static long insert(
      Connection connection,
      Kind kind,
      AlignmentSpec spec,
      Map<String, String> settings,
      long parent,
      Instant now)
      throws SQLException {
    return Sql.one(
        connection,
        "insert into job (kind, model, benchmark, layers, metric, cv, context, recording, controls,"
            + " beside, settings, parent, state, message, submitted, changed, resumed, result)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
        row -> row.getLong(1),
        kind.name(),
        spec.model(),
        spec.benchmark(),
        Json.TEXTS.write(spec.layers()),
        spec.metric().map(MetricSpec::toString).orElse(""),
        spec.cv().map(CrossValidation::toString).orElse(""),
        spec.context().word(),
        spec.recording().toString(),
        Json.TEXTS.write(spec.beyond()),
        spec.beside(),
        Json.TEXT_BY_NAME.write(settings),
        parent,
        JobState.QUEUED.name(),
        "",
        now,
        now,
        0,
        "");
  }

  /** Writes what can change; the spec of a job never does. */
  public static void save(Connection connection, Job job) throws SQLException {
    int changed =
        Sql.update(
            connection,
            "update job set state = ?, message = ?, changed = ?, resumed = ?, result = ?"
                + " where id = ?",
            job.state().name(),
            job.message(),
            job.changed(),
            job.resumed(),
            job.result(),
            job.id());
    if (changed == 0) {
      throw new PluginException("there is no job " + job.id());
    }
  }

  /** All, by number. */
  public static List<Job> all(Connection connection) throws SQLException {
    return Sql.query(connection, "select * from job order by id", JobTable::read);
  }

  /** The job of a number: one or nothing. */
  public static List<Job> find(Connection connection, long id) throws SQLException {
    return Sql.query(connection, "select * from job where id = ?", JobTable::read, id);
  }

  /** The jobs whose parent a job is, by number. */
  public static List<Job> controls(Connection connection, long parent) throws SQLException {
    return Sql.query(
        connection,
        "select * from job where parent > 0 and parent = ? order by id",
        JobTable::read,
        parent);
  }

  private static Job read(ResultSet row) throws SQLException {
    return switch (Kind.valueOf(row.getString("kind"))) {
      case ALIGNMENT -> alignment(row);
      case EVALUATION ->
          job(
              row,
              new EvaluationSpec(
                  row.getString("model"),
                  row.getString("benchmark"),
                  Json.TEXT_BY_NAME.read(row.getString("settings"))));
    };
  }

  private static Job alignment(ResultSet row) throws SQLException {
    AlignmentSpec spec =
        AlignmentSpec.of(row.getString("model"), row.getString("benchmark"))
            .onLayers(Json.TEXTS.read(row.getString("layers")))
            .in(Context.parse(row.getString("context")))
            .heldAgainst(Json.TEXTS.read(row.getString("controls")));
    try {
      return job(row, settled(row, spec));
    } catch (PluginException e) { // versions before 0.2.0 took what could not be read
      Job unreadable = job(row, spec);
      return unreadable.state().terminal()
          ? unreadable
          : unreadable.with(JobState.FAILED, e.getMessage());
    }
  }

  private static AlignmentSpec settled(ResultSet row, AlignmentSpec plain) throws SQLException {
    String metric = row.getString("metric");
    String cv = row.getString("cv");
    AlignmentSpec spec = plain.recorded(RecordingChanges.parse(row.getString("recording")));
    spec = metric.isEmpty() ? spec : spec.by(MetricSpec.parse(metric));
    spec = cv.isEmpty() ? spec : spec.under(CrossValidation.parse(cv));
    return row.getBoolean("beside") ? spec.withControls() : spec;
  }

  private static Job job(ResultSet row, JobSpec spec) throws SQLException {
    return new Job(
        row.getLong("id"),
        spec,
        JobState.valueOf(row.getString("state")),
        row.getString("message"),
        Sql.time(row, "submitted"),
        Sql.time(row, "changed"),
        row.getInt("resumed"),
        row.getString("result"),
        row.getLong("parent"));
  }
}
