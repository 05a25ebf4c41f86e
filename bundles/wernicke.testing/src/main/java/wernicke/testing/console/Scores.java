package wernicke.testing.console;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.JobSpec;
import wernicke.api.job.Provenance;
import wernicke.api.job.Score;

/** Scores to print. */
public final class Scores {
  private Scores() {}

  /** A neural score with two layers, two subjects and a ceiling. */
  public static Score neural(long job, JobSpec asked, double raw) {
    AlignmentSpec spec = (AlignmentSpec) asked;
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
        new Score.Asked(
            spec.model(),
            "",
            spec.benchmark(),
            spec.metric().orElse(MetricSpec.parse("ridge")),
            spec.cv().orElse(CrossValidation.contiguous(5, 5)),
            false,
            Map.of()),
        new Score.Found(
            raw,
            0.5,
            "extrapolated over subjects",
            raw / 0.5,
            0.01,
            "h.1",
            raw - 0.02,
            362,
            12,
            subjects,
            List.of(new Score.Layer("h.0", raw / 2, 0.03), new Score.Layer("h.1", raw, 0.01)),
            Map.of(
                "per-subject", 0.25,
                "ci.low", 0.2,
                "ci.high", 0.3,
                "raw.low", raw - 0.1,
                "raw.high", raw + 0.1,
                "noise-normalised", 0.6),
            Map.of()),
        new Provenance(
            job,
            fingerprints,
            "0.1.0",
            Map.of(),
            Map.of(),
            12.34,
            Instant.parse("2026-01-02T03:04:05.678Z")));
  }

  /** A behavioural score without ceiling, subjects and error. */
  public static Score behavioural(long job, JobSpec asked, double raw) {
    AlignmentSpec spec = (AlignmentSpec) asked;
    return new Score(
        id(job, spec),
        new Score.Asked(
            spec.model(),
            "",
            spec.benchmark(),
            MetricSpec.parse("pearsonr"),
            CrossValidation.parse("none"),
            true,
            Map.of()),
        new Score.Found(
            raw,
            Double.NaN,
            "not available: per-subject times are not there",
            Double.NaN,
            Double.NaN,
            "surprisal",
            raw,
            9325,
            1,
            Map.of(),
            List.of(new Score.Layer("surprisal", raw, Double.NaN)),
            Map.of(),
            Map.of("interval", "the responses are means over subjects")),
        new Provenance(
            job,
            Map.of("weights", "eeeeeeeeeeeeeeeeeeee"),
            "0.1.0",
            Map.of(),
            Map.of("excluded", "481 words that begin a sentence"),
            1.5,
            Instant.parse("2026-01-02T03:04:05Z")));
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
        new Score.Asked(
            s.model(),
            "",
            s.benchmark(),
            MetricSpec.parse(s.metric()),
            CrossValidation.parse(s.cv()),
            s.behavioural(),
            settings),
        new Score.Found(
            s.raw(),
            s.ceiling(),
            s.ceilingMethod(),
            s.score(),
            s.error(),
            s.bestLayer(),
            s.nested(),
            s.presentations(),
            s.neuroids(),
            s.subjects(),
            layers,
            s.statistics(),
            reasons),
        new Provenance(
            s.job(), s.fingerprints(), s.version(), Map.of(), notes, s.seconds(), s.finished()));
  }

  private static String id(long job, AlignmentSpec spec) {
    return String.format("%02x", job) + Integer.toHexString(spec.hashCode()) + "0123456789abcdef";
  }
}
