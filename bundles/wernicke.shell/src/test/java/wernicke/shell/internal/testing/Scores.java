package wernicke.shell.internal.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.job.JobSpec;
import wernicke.api.job.Score;

/** Scores to print. */
public final class Scores {
  private Scores() {}

  /** A neural score with two layers, two subjects and a ceiling. */
  public static Score neural(long job, JobSpec spec, double raw) {
    Map<String, Double> subjects = new LinkedHashMap<>();
    subjects.put("s01", raw + 0.01);
    subjects.put("s02", raw - 0.01);
    Map<String, String> fingerprints = new LinkedHashMap<>();
    fingerprints.put("weights", "aaaaaaaaaaaaaaaaaaaa");
    fingerprints.put("tokenizer", "");
    fingerprints.put("stimuli", "cccccccccccccccccccc");
    fingerprints.put("data", "dddddddddddddddddddd");
    return new Score(
        id(job, spec),
        job,
        spec.model(),
        spec.benchmark(),
        spec.metric().isEmpty() ? "ridge" : spec.metric(),
        spec.cv().isEmpty() ? "contiguous:5:gap=5" : spec.cv(),
        raw,
        0.5,
        "extrapolated over subjects",
        raw / 0.5,
        0.01,
        "h.1",
        raw - 0.02,
        false,
        362,
        12,
        subjects,
        List.of(new Score.Layer("h.0", raw / 2, 0.03), new Score.Layer("h.1", raw, 0.01)),
        fingerprints,
        Map.of(),
        "0.1.0",
        12.34,
        Instant.parse("2026-01-02T03:04:05.678Z"),
        Map.of(),
        Map.of(
            "per-subject", 0.25,
            "ci.low", 0.2,
            "ci.high", 0.3,
            "raw.low", raw - 0.1,
            "raw.high", raw + 0.1,
            "noise-normalised", 0.6),
        Map.of());
  }

  /** A behavioural score without ceiling, subjects and error. */
  public static Score behavioural(long job, JobSpec spec, double raw) {
    return new Score(
        id(job, spec),
        job,
        spec.model(),
        spec.benchmark(),
        "pearsonr",
        "none",
        raw,
        Double.NaN,
        "not available: per-subject times are not there",
        Double.NaN,
        Double.NaN,
        "surprisal",
        raw,
        true,
        9325,
        1,
        Map.of(),
        List.of(new Score.Layer("surprisal", raw, Double.NaN)),
        Map.of("weights", "eeeeeeeeeeeeeeeeeeee"),
        Map.of("excluded", "481 words that begin a sentence"),
        "0.1.0",
        1.5,
        Instant.parse("2026-01-02T03:04:05Z"),
        Map.of(),
        Map.of(),
        Map.of("interval", "the responses are means over subjects"));
  }

  /** The same score with other notes. */
  public static Score noted(Score s, Map<String, String> notes) {
    return with(s, s.layers(), notes, s.settings(), s.reasons());
  }

  /** The same score, with other reasons. */
  public static Score because(Score s, Map<String, String> reasons) {
    return with(s, s.layers(), s.notes(), s.settings(), reasons);
  }

  /** The same score, asked otherwise. */
  public static Score asked(Score s, Map<String, String> settings) {
    return with(s, s.layers(), s.notes(), settings, s.reasons());
  }

  /** The same score, the comparisons of its layers in the store. */
  public static Score compared(Score s, Map<String, String> keys) {
    List<Score.Layer> layers =
        s.layers().stream()
            .map(l -> new Score.Layer(l.name(), l.raw(), l.error(), keys.get(l.name())))
            .toList();
    return with(s, layers, s.notes(), s.settings(), s.reasons());
  }

  private static Score with(
      Score s,
      List<Score.Layer> layers,
      Map<String, String> notes,
      Map<String, String> settings,
      Map<String, String> reasons) {
    return new Score(
        s.id(),
        s.job(),
        s.model(),
        s.benchmark(),
        s.metric(),
        s.cv(),
        s.raw(),
        s.ceiling(),
        s.ceilingMethod(),
        s.score(),
        s.error(),
        s.bestLayer(),
        s.nested(),
        s.behavioural(),
        s.presentations(),
        s.neuroids(),
        s.subjects(),
        layers,
        s.fingerprints(),
        notes,
        s.version(),
        s.seconds(),
        s.finished(),
        settings,
        s.statistics(),
        reasons);
  }

  private static String id(long job, JobSpec spec) {
    return String.format("%02x", job) + Integer.toHexString(spec.hashCode()) + "0123456789abcdef";
  }
}
