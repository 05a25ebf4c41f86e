package wernicke.api.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Evaluated;
import wernicke.api.Neuroid;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;

/**
 * Service: jobs, results and the finished steps of jobs, in an embedded SQL database. Every method
 * that writes returns after commit. Thread-safe.
 *
 * <p>All throw {@link wernicke.api.PluginException} in one line if the disk is full or the database
 * cannot be written.
 */
@ProviderType
public interface Journal {
  /** Stores a new job in state QUEUED and gives it the next id. */
  default Job create(JobSpec spec) {
    return create(spec, List.of()).get(0);
  }

  /**
   * Stores a new job and its controls in one transaction.
   *
   * @return the job, then its controls; each is QUEUED and has an id of its own
   */
  List<Job> create(JobSpec spec, List<? extends JobSpec> controls);

  /** Stores controls of a job that is there already, in one transaction. */
  List<Job> createControls(long parent, List<? extends JobSpec> controls);

  /** Stores the job as it is now. */
  void save(Job job);

  /** All jobs, oldest first. */
  List<Job> jobs();

  /** One job. */
  Optional<Job> job(long id);

  /** The jobs of the controls beside a job, oldest first. */
  List<Job> controls(long parent);

  /**
   * Stores a comparison under the content hash of everything that determines it. Small ones in the
   * database, large ones as a file.
   */
  void saveComparison(String key, Comparison comparison);

  /** The comparison of a key. */
  Optional<Comparison> comparison(String key);

  /**
   * Stores what the neuroids of some responses are, so that results can be exported when the data
   * set is gone.
   *
   * @param data content hash of the responses, {@link wernicke.api.Assembly#fingerprint}
   */
  void saveNeuroids(String data, List<Neuroid> neuroids);

  /** The neuroids of the responses with that content hash. */
  Optional<List<Neuroid>> neuroids(String data);

  /**
   * Stores a ceiling, or why there is none, under the content hash of (data, metric, scheme); empty
   * if the metric estimates none.
   */
  void saveCeiling(String key, Optional<Ceiling> ceiling);

  /** Empty if not asked for yet; otherwise what {@link #saveCeiling} stored. */
  Optional<Optional<Ceiling>> ceiling(String key);

  /**
   * Stores a result and the finished job in one transaction; a result with the same id is replaced.
   */
  void finish(Job job, Outcome outcome);

  /** Stores what a step cost; one of the same step, subject and work is replaced. */
  void saveCost(Cost cost);

  /** What steps cost on this machine, so far as it is known. */
  List<Cost> costs();

  /** The results that a query is after, oldest first; the database looks for them by index. */
  List<Outcome> results(ResultQuery query);

  /** One result. */
  Optional<Outcome> result(String id);

  /**
   * What an evaluation found before.
   *
   * @param content content hash of everything that determines it, which is among the {@link
   *     wernicke.api.job.Provenance#fingerprints} of its result as {@link
   *     wernicke.api.job.EvaluationResult#CONTENT}
   */
  Optional<Evaluated> evaluated(String content);

  /** The scores that a query is after, oldest first. */
  default List<Score> scores(ResultQuery query) {
    return results(query).stream().filter(Score.class::isInstance).map(Score.class::cast).toList();
  }

  /** All scores, oldest first. */
  default List<Score> scores() {
    return scores(ResultQuery.ALL);
  }

  /** One score. */
  default Optional<Score> score(String id) {
    return result(id).filter(Score.class::isInstance).map(Score.class::cast);
  }
}
