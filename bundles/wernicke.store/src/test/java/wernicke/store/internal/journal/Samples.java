package wernicke.store.internal.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.PluginException;
import wernicke.api.job.JobSpec;
import wernicke.api.job.Score;
import wernicke.api.store.Home;

/** Jobs and scores to store. */
public final class Samples {
  public static final JobSpec SPEC =
      new JobSpec(
          "gpt2 'small'",
          "Brennan2016-ridge",
          List.of("h.2", "h.10"),
          "linear",
          "contiguous:5:gap=5",
          "passage",
          "pooling=mean,window=20",
          List.of("word-rate", "oasm-2"));

  private static final Instant FINISHED = Instant.parse("2026-01-02T03:04:05.123456789Z");

  /** The same as the first schema could store it. */
  static final JobSpec OLD_SPEC =
      new JobSpec(
          SPEC.model(), SPEC.benchmark(), SPEC.layers(), SPEC.metric(), SPEC.cv(), SPEC.context());

  private Samples() {}

  /** A score with every kind of number that does not exist, and orders that must survive. */
  public static Score score(String id, long job, double raw) {
    return score(
        id,
        job,
        raw,
        "c0ffee",
        Map.of("window", "20"),
        Map.of("per-subject", 0.25, "ci.low", Double.NaN),
        FINISHED);
  }

  /** The same as the first schema could store it. */
  static Score oldScore(String id, long job, double raw) {
    return oldScore(id, job, raw, Map.of());
  }

  /** The same with the settings that are found for it. */
  static Score oldScore(String id, long job, double raw, Map<String, String> settings) {
    return score(id, job, raw, "", settings, Map.of(), FINISHED);
  }

  /** A score that was finished at some time. */
  static Score at(String id, long job, Instant finished) {
    return score(id, job, 0.5, "", Map.of(), Map.of(), finished);
  }

  private static Score score(
      String id,
      long job,
      double raw,
      String comparison,
      Map<String, String> settings,
      Map<String, Double> statistics,
      Instant finished) {
    Map<String, Double> subjects = new LinkedHashMap<>();
    subjects.put("18", 0.25);
    subjects.put("1", Double.NaN);
    Map<String, String> fingerprints = new LinkedHashMap<>();
    fingerprints.put("weights", "ff");
    fingerprints.put("data", "00");
    return new Score(
        id,
        job,
        "gpt2 'small'",
        "Brennan2016-ridge",
        "ridge",
        "contiguous:5:gap=5",
        raw,
        Double.NaN,
        "not available: means only",
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        "h.10",
        Math.nextUp(0.1),
        true,
        362,
        162,
        subjects,
        List.of(
            new Score.Layer("h.2", Double.NaN, Double.NaN),
            new Score.Layer("h.10", raw, 0.01, comparison)),
        fingerprints,
        Map.of("synthetic", "made up, \"by\" us", "expected.raw.low", "0.1"),
        "0.1.0",
        12.5,
        finished,
        settings,
        statistics,
        comparison.isEmpty() ? Map.of() : Map.of("nested", "two folds"));
  }

  /** A home that only has a path. */
  public static Home home(Path path) {
    return new Home() {
      @Override
      public Path path() {
        return path;
      }

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
    };
  }
}
