package wernicke.itests;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.Matrix;
import wernicke.api.MetricSpec;
import wernicke.api.PluginException;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.api.job.Provenance;
import wernicke.api.job.Score;
import wernicke.api.store.Home;
import wernicke.store.internal.journal.StoredJournal;

/**
 * A process of its own that works off jobs without end through the real journal, and tells each
 * step on standard output once it is committed: {@code created 7}, {@code done 7}.
 */
final class JournalWriter {
  private JournalWriter() {}

  @SuppressWarnings("InfiniteLoop") // until it is killed
  public static void main(String[] arguments) {
    StoredJournal journal = open(Path.of(arguments[0]));
    while (true) {
      Job job = journal.create(AlignmentSpec.of("model", "Demo-ridge"));
      System.out.println("created " + job.id());
      journal.save(job.with(JobState.RUNNING, "job " + job.id()));
      journal.saveComparison(key(job.id()), comparison(job.id()));
      journal.finish(job.done(key(job.id())), score(job.id()));
      System.out.println("done " + job.id());
    }
  }

  /** The journal of a home, outside of the framework. */
  static StoredJournal open(Path home) {
    return new StoredJournal(new Folder(home));
  }

  /** Under what the score of a job, and its comparison, are stored. */
  static String key(long job) {
    return String.format("%08x", job);
  }

  static Comparison comparison(long job) {
    return new Comparison(Matrix.of(1, 2, new float[] {job, 0.5f}), 10, Map.of("job", 1.0 / job));
  }

  static Score score(long job) {
    return new Score(
        key(job),
        new Score.Asked(
            "model",
            "",
            "Demo-ridge",
            MetricSpec.parse("ridge"),
            CrossValidation.parse("contiguous:5:gap=5"),
            false,
            Map.of()),
        new Score.Found(
            1.0 / job,
            Double.NaN,
            "not available",
            Double.NaN,
            0.1,
            "layer",
            0.5,
            10,
            2,
            Map.of("a", 1.0 / job),
            List.of(new Score.Layer("layer", 1.0 / job, 0.1, key(job))),
            Map.of(),
            Map.of()),
        new Provenance(job, Map.of(), "0", Map.of(), Map.of(), 1.5, Instant.EPOCH.plusNanos(job)));
  }

  /** A home that only has a path. */
  private record Folder(Path path) implements Home {
    @Override
    public Optional<Path> dataFolder(String dataset) {
      return Optional.empty();
    }

    @Override
    public void addDataFolder(String dataset, Path folder) {
      throw new PluginException("no data here");
    }

    @Override
    public Map<String, Path> dataFolders() {
      return Map.of();
    }
  }
}
