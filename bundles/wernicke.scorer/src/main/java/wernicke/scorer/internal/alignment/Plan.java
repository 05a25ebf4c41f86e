package wernicke.scorer.internal.alignment;

import java.util.List;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidator;
import wernicke.api.MetricSpec;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Split;
import wernicke.api.job.AlignmentSpec;
import wernicke.scorer.internal.identity.Keys;

/**
 * What a job compares with what: fixed once the model and the data are known.
 *
 * @param layers the layers to compare, in the model's order
 * @param outer the splits whose scores count
 * @param all the outer splits, then the inner ones of the nested layer choice if there is a choice
 * @param recording key of the recording
 * @param data content hash of the responses
 */
public record Plan(
    List<String> layers, List<Split> outer, List<Split> all, String recording, String data) {
  /**
   * The plan of a job.
   *
   * @param localizer its localizer's stimuli; null if it has none
   */
  static Plan of(
      CrossValidator splits,
      AlignmentSpec spec,
      Benchmark benchmark,
      ModelInfo model,
      Assembly assembly,
      Assembly localizer) {
    List<String> layers = layers(spec, benchmark, model);
    List<Split> outer = splits.outer(benchmark.cv(), assembly);
    boolean choice = layers.size() > 1 && outer.size() > 1;
    List<Split> all = choice ? splits.all(benchmark.cv(), true, assembly) : outer;
    String key =
        Keys.recording(model, assembly.stimuli().fingerprint(), benchmark.recording(), localizer);
    return new Plan(layers, outer, all, key, assembly.fingerprint());
  }

  /** The benchmark with what the job wants otherwise. */
  public static Benchmark adjust(AlignmentSpec spec, Benchmark benchmark) {
    return new Benchmark(
        benchmark.id(),
        benchmark.dataset(),
        spec.metric().map(MetricSpec::toString).orElse(benchmark.metric()),
        spec.cv().orElse(benchmark.cv()),
        spec.recording().of(benchmark.recording()));
  }

  private static List<String> layers(AlignmentSpec spec, Benchmark benchmark, ModelInfo model) {
    if (benchmark.recording().kind() == RecordingSpec.Kind.SURPRISAL) {
      return List.of(Recording.SURPRISAL);
    }
    if (benchmark.recording().localizer() > 0) {
      return localized(spec);
    }
    for (String layer : spec.layers()) {
      if (!model.layers().contains(layer)) {
        throw new PluginException(
            "model '"
                + model.id()
                + "' has no layer '"
                + layer
                + "'; it has "
                + String.join(", ", model.layers()));
      }
    }
    return spec.layers().isEmpty()
        ? model.layers()
        : model.layers().stream().filter(spec.layers()::contains).toList();
  }

  private static List<String> localized(AlignmentSpec spec) {
    if (!spec.layers().isEmpty()) {
      throw new PluginException(
          "the localizer chooses among the units of all layers: name no layers");
    }
    return List.of(Recording.LOCALIZED);
  }

  /** The same for the layers that were recorded, where only the recording can tell. */
  Plan withLayers(List<String> recorded) {
    return new Plan(recorded, outer, all, recording, data);
  }

  /** Whether the layer choice can be nested. */
  boolean nests() {
    return all.size() > outer.size();
  }
}
