package wernicke.store.internal.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import wernicke.api.PluginException;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobState;

/** Table {@code job}. */
final class JobTable {
  private JobTable() {}

  /**
   * A new job.
   *
   * @param parent the job that it is a control of; 0 for none
   */
  static Job create(Connection connection, JobSpec spec, long parent) throws SQLException {
    Instant now = Instant.now();
    long id =
        Sql.one(
            connection,
            "insert into job (model, benchmark, layers, metric, cv, context, recording, controls,"
                + " beside, parent, state, message, submitted, changed, resumed, result)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
            row -> row.getLong(1),
            spec.model(),
            spec.benchmark(),
            Json.text(spec.layers()),
            spec.metric(),
            spec.cv(),
            spec.context(),
            spec.recording(),
            Json.text(spec.controls()),
            spec.beside(),
            parent,
            JobState.QUEUED.name(),
            "",
            now,
            now,
            0,
            "");
    return new Job(id, spec, JobState.QUEUED, "", now, now, 0, "", parent);
  }

  /** Writes what can change; the spec of a job never does. */
  static void save(Connection connection, Job job) throws SQLException {
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

  static List<Job> all(Connection connection) throws SQLException {
    return Sql.query(connection, "select * from job order by id", JobTable::read);
  }

  static List<Job> find(Connection connection, long id) throws SQLException {
    return Sql.query(connection, "select * from job where id = ?", JobTable::read, id);
  }

  static List<Job> controls(Connection connection, long parent) throws SQLException {
    return Sql.query(
        connection,
        "select * from job where parent > 0 and parent = ? order by id",
        JobTable::read,
        parent);
  }

  private static Job read(ResultSet row) throws SQLException {
    JobSpec spec =
        new JobSpec(
            row.getString("model"),
            row.getString("benchmark"),
            Json.texts(row.getString("layers")),
            row.getString("metric"),
            row.getString("cv"),
            row.getString("context"),
            row.getString("recording"),
            Json.texts(row.getString("controls")),
            row.getBoolean("beside"));
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
