package wernicke.store.internal.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.PluginException;
import wernicke.api.RecordingChanges;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Provenance;
import wernicke.api.job.Score;
import wernicke.api.store.Home;

/** Jobs and scores to store. */
public final class Samples {
  public static final AlignmentSpec SPEC =
      AlignmentSpec.of("gpt2 'small'", "Brennan2016-ridge")
          .onLayers(List.of("h.2", "h.10"))
          .by(MetricSpec.parse("linear"))
          .under(CrossValidation.parse("contiguous:5:gap=5"))
          .recorded(RecordingChanges.parse("pooling=mean,window=20"))
          .heldAgainst(List.of("word-rate", "oasm-2"));

  private static final Instant FINISHED = Instant.parse("2026-01-02T03:04:05.123456789Z");

  /** The same as the first schema could store it. */
  static final AlignmentSpec OLD_SPEC = SPEC.recorded(RecordingChanges.NONE).heldAgainst(List.of());

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
        new Score.Asked(
            "gpt2 'small'",
            "",
            "Brennan2016-ridge",
            MetricSpec.parse("ridge"),
            CrossValidation.parse("contiguous:5:gap=5"),
            true,
            settings),
        new Score.Found(
            raw,
            Double.NaN,
            "not available: means only",
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            "h.10",
            Math.nextUp(0.1),
            362,
            162,
            subjects,
            List.of(
                new Score.Layer("h.2", Double.NaN, Double.NaN),
                new Score.Layer("h.10", raw, 0.01, comparison)),
            statistics,
            comparison.isEmpty() ? Map.of() : Map.of("nested", "two folds")),
        new Provenance(
            job,
            fingerprints,
            "0.1.0",
            comparison.isEmpty() ? Map.of() : Map.of("cv", 1L),
            Map.of("synthetic", "made up, \"by\" us", "expected.raw.low", "0.1"),
            12.5,
            finished));
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
