package wernicke.api.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Neuroid;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.Score;

/**
 * Service: jobs, scores and the finished steps of jobs, in an embedded SQL database. Every method
 * that writes returns after commit. Thread-safe.
 *
 * <p>All throw {@link wernicke.api.PluginException} in one line if the disk is full or the database
 * cannot be written.
 */
@ProviderType
public interface Journal {
  /** Stores a new job in state QUEUED and gives it the next id. */
  Job create(JobSpec spec);

  /** Stores the job as it is now. */
  void save(Job job);

  /** All jobs, oldest first. */
  List<Job> jobs();

  /** One job. */
  Optional<Job> job(long id);

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
   * Stores a score and the finished job in one transaction; a score with the same id is replaced.
   */
  void finish(Job job, Score score);

  /** All scores, oldest first. */
  List<Score> scores();

  /** One score. */
  Optional<Score> score(String id);
}
