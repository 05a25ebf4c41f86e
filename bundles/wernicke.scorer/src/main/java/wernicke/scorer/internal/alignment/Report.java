package wernicke.scorer.internal.alignment;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.job.Job;
import wernicke.api.job.Provenance;
import wernicke.api.job.Score;
import wernicke.scorer.internal.identity.Asked;
import wernicke.scorer.internal.identity.Keys;
import wernicke.scorer.internal.score.LayerResult;
import wernicke.scorer.internal.score.Statistics;

/** Puts the layers' results together into the score of a job. */
public record Report(Job job, Inputs inputs, Plan plan, Optional<Recording> recording) {
  /**
   * The score.
   *
   * @param store finds a comparison by its key
   */
  Score score(
      List<LayerResult> layers,
      Optional<Ceiling> ceiling,
      Function<String, Optional<Comparison>> store,
      double seconds) {
    boolean behavioural = benchmark().recording().kind() == RecordingSpec.Kind.SURPRISAL;
    LayerResult best = behavioural ? layers.get(0) : LayerResult.best(layers);
    if (!mixed() && !best.scores()) {
      throw new PluginException(noScore());
    }
    Optional<Ceiling> found = ceiling.filter(c -> tells(c) && !mixed());
    double top = found.map(Ceiling::value).orElse(Double.NaN);
    double nested = nested(layers, behavioural);
    List<String> comparisons = layers.stream().map(LayerResult::comparison).toList();
    return new Score(
        Keys.score(comparisons, String.valueOf(top), inputs.spec()),
        new Score.Asked(
            inputs.spec().model(),
            inputs.model().family(),
            benchmark().id(),
            inputs.metric(),
            benchmark().cv(),
            behavioural,
            settings()),
        new Score.Found(
            best.raw(),
            top,
            found.map(Ceiling::method).orElseGet(() -> withoutCeiling(ceiling)),
            best.raw() / top,
            best.error(),
            mixed() && !behavioural ? "" : best.name(),
            nested,
            best.presentations(),
            channels(),
            best.subjects(),
            layers.stream().map(LayerResult::summary).toList(),
            statistics(best, ceiling, store),
            new Reasons(inputs, plan).of(layers, best, nested, top)),
        new Provenance(
            job.id(), fingerprints(), Keys.PRODUCT, seeds(), notes(), seconds, Instant.now()));
  }

  private Map<String, Double> statistics(
      LayerResult best, Optional<Ceiling> ceiling, Function<String, Optional<Comparison>> store) {
    return store
        .apply(mixed() ? "" : best.comparison())
        .map(comparison -> Statistics.of(best, comparison, assembly().neuroids(), ceiling))
        .orElse(Map.of());
  }

  private Benchmark benchmark() {
    return inputs.benchmark();
  }

  private Assembly assembly() {
    return inputs.assembly();
  }

  /** Surprisals are no layers to choose from. */
  private double nested(List<LayerResult> layers, boolean behavioural) {
    if (behavioural) {
      return LayerResult.nested(layers.subList(0, 1));
    }
    return layers.size() == 1 || plan.nests() ? LayerResult.nested(layers) : Double.NaN;
  }

  private static boolean tells(Ceiling ceiling) {
    return ceiling.available() && !Double.isNaN(ceiling.value());
  }

  /** The data set may know better than the metric what is missing, and how to get it. */
  private String withoutCeiling(Optional<Ceiling> ceiling) {
    String metric = "not available: " + noCeiling(ceiling);
    return mixed() ? metric : assembly().notes().getOrDefault("ceiling", metric);
  }

  /** Why there is no ceiling: the metric knows, where one would mean something. */
  private String noCeiling(Optional<Ceiling> ceiling) {
    if (mixed()) {
      return Reasons.UNITS;
    }
    return ceiling
        .map(c -> c.available() ? "no neuroid has one (" + c.method() + ")" : c.missing())
        .orElse("metric '" + inputs.metric().id() + "' estimates none");
  }

  private Map<String, String> fingerprints() {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    fingerprints.put("weights", inputs.model().weights());
    fingerprints.put("tokenizer", inputs.model().tokenizer());
    fingerprints.put("stimuli", assembly().stimuli().fingerprint());
    fingerprints.put("data", plan.data());
    return fingerprints;
  }

  private Map<String, Long> seeds() {
    return Map.of("cv", (long) benchmark().cv().seed(), "bootstrap", (long) Statistics.SEED);
  }

  private Map<String, String> settings() {
    return Asked.of(inputs.spec(), inputs.declared(), plan.layers(), inputs.model().layers());
  }

  /** NaN for every neuroid is no score, whatever else would come of it. */
  private String noScore() {
    return "metric '%s' has no value for any neuroid of any layer of %s: what it compares does not vary, or the metric is mistaken"
        .formatted(inputs.metric().id(), inputs.spec().model());
  }

  private Map<String, String> notes() {
    Map<String, String> notes = new HashMap<>(assembly().notes());
    recording.ifPresent(r -> r.notes().forEach((key, note) -> notes.put("recording." + key, note)));
    notes.put("context", inputs.spec().context().word());
    return notes;
  }

  private boolean mixed() {
    return new Reasons(inputs, plan).mixed();
  }

  /** Of single subjects, or the means over subjects where there is nothing else. */
  private int channels() {
    long single = assembly().neuroids().stream().filter(n -> !n.group()).count();
    return single == 0 ? assembly().neuroids().size() : (int) single;
  }
}
