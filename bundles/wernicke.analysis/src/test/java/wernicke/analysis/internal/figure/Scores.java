package wernicke.analysis.internal.figure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.job.Provenance;
import wernicke.api.job.Score;

/** Scores to draw. */
public final class Scores {
  private Scores() {}

  /** A score on Demo-ridge with the ceiling 0.5. */
  public static Score of(
      String model,
      List<Score.Layer> layers,
      Map<String, Double> subjects,
      Map<String, String> notes) {
    Score.Layer best =
        layers.stream()
            .max((a, b) -> Double.compare(finite(a.raw()), finite(b.raw())))
            .orElseThrow();
    return new Score(
        "0123456789abcdef",
        new Score.Asked(
            model,
            "",
            "Demo-ridge",
            MetricSpec.parse("ridge"),
            CrossValidation.parse("contiguous:5:gap=5"),
            false,
            Map.of()),
        new Score.Found(
            best.raw(),
            0.5,
            "closed form",
            best.raw() / 0.5,
            best.error(),
            best.name(),
            best.raw(),
            362,
            16,
            subjects,
            layers,
            Map.of(),
            Map.of()),
        new Provenance(1, Map.of(), "0.1.0", Map.of(), notes, 1, Instant.EPOCH));
  }

  /** The same score, asked otherwise, with an interval of a tenth on each side. */
  public static Score asked(Score s, Map<String, String> settings) {
    return new Score(
        s.id(),
        new Score.Asked(
            s.model(),
            "",
            s.benchmark(),
            MetricSpec.parse(s.metric()),
            CrossValidation.parse(s.cv()),
            s.behavioural(),
            new TreeMap<>(settings)),
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
            s.layers(),
            Map.of("raw.low", s.raw() - 0.1, "raw.high", s.raw() + 0.1),
            Map.of()),
        new Provenance(
            s.job(),
            s.fingerprints(),
            s.version(),
            Map.of(),
            s.notes(),
            s.seconds(),
            s.finished()));
  }

  private static double finite(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  /** Four layers, the third of which is the best with 0.3. */
  public static Score model(Map<String, String> notes) {
    List<Score.Layer> layers =
        List.of(
            new Score.Layer("h.0", 0.1, 0.02),
            new Score.Layer("h.1", 0.2, 0.02),
            new Score.Layer("h.2", 0.3, 0.02),
            new Score.Layer("h.3", 0.25, 0.02));
    return of("tiny-gpt2", layers, subjects(0.3), notes);
  }

  /** A score of one layer. */
  public static Score control(String model, double raw) {
    return of(model, List.of(new Score.Layer("features", raw, 0.01)), subjects(raw), Map.of());
  }

  /** Two kinds of surprisal with readers. */
  public static Score surprisal(String model, double raw) {
    Score s =
        of(
            model,
            List.of(
                new Score.Layer("surprisal", raw, 0.03),
                new Score.Layer("surprisal corrected", raw - 0.01, 0.03)),
            subjects(raw),
            Map.of());
    return new Score(
        s.id(),
        new Score.Asked(
            s.model(),
            "",
            "Futrell2018-pearsonr",
            MetricSpec.parse("pearsonr"),
            CrossValidation.parse("none"),
            true,
            s.settings()),
        new Score.Found(
            s.raw(),
            0.858,
            "split halves",
            s.raw() / 0.858,
            s.error(),
            s.bestLayer(),
            s.nested(),
            s.presentations(),
            s.neuroids(),
            s.subjects(),
            s.layers(),
            s.statistics(),
            Map.of()),
        new Provenance(
            s.job(),
            s.fingerprints(),
            s.version(),
            Map.of(),
            s.notes(),
            s.seconds(),
            s.finished()));
  }

  private static Map<String, Double> subjects(double around) {
    Map<String, Double> subjects = new LinkedHashMap<>();
    subjects.put("A", around - 0.02);
    subjects.put("B", around);
    subjects.put("C", around + 0.04);
    subjects.put("D", Double.NaN);
    return subjects;
  }
}
