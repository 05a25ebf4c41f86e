package wernicke.api.job;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.RecordingChanges;

/**
 * A model is to be scored on a benchmark.
 *
 * @param model id of the model
 * @param benchmark id of the benchmark
 * @param layers names of the layers to score; empty for all
 * @param metric a metric instead of the benchmark's
 * @param cv cross-validation instead of the benchmark's
 * @param context how far text reaches back
 * @param recording changes to what the benchmark asks of the model
 * @param beyond ids of control models that the metric holds this one against, recorded on the same
 *     stimuli; empty for none
 * @param beside see {@link JobSpec#beside}
 */
public record AlignmentSpec(
    String model,
    String benchmark,
    List<String> layers,
    Optional<MetricSpec> metric,
    Optional<CrossValidation> cv,
    Context context,
    RecordingChanges recording,
    List<String> beyond,
    boolean beside)
    implements JobSpec {
  public AlignmentSpec {
    layers = List.copyOf(layers);
    beyond = List.copyOf(beyond);
  }

  /** All layers, everything as the benchmark says, no controls beside it. */
  public static AlignmentSpec of(String model, String benchmark) {
    return new AlignmentSpec(
        model,
        benchmark,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Context.PASSAGE,
        RecordingChanges.NONE,
        List.of(),
        false);
  }

  /** The same on some layers only. */
  public AlignmentSpec onLayers(List<String> some) {
    return new AlignmentSpec(
        model, benchmark, some, metric, cv, context, recording, beyond, beside);
  }

  /** The same by another metric. */
  public AlignmentSpec by(MetricSpec other) {
    return new AlignmentSpec(
        model, benchmark, layers, Optional.of(other), cv, context, recording, beyond, beside);
  }

  /** The same under another cross-validation. */
  public AlignmentSpec under(CrossValidation other) {
    return new AlignmentSpec(
        model, benchmark, layers, metric, Optional.of(other), context, recording, beyond, beside);
  }

  /** The same in another context. */
  public AlignmentSpec in(Context other) {
    return new AlignmentSpec(
        model, benchmark, layers, metric, cv, other, recording, beyond, beside);
  }

  /** The same, recorded otherwise. */
  public AlignmentSpec recorded(RecordingChanges changes) {
    return new AlignmentSpec(
        model, benchmark, layers, metric, cv, context, changes, beyond, beside);
  }

  /** The same, held against controls. */
  public AlignmentSpec heldAgainst(List<String> controls) {
    return new AlignmentSpec(
        model, benchmark, layers, metric, cv, context, recording, controls, beside);
  }

  /** The same with the controls beside it. */
  public AlignmentSpec withControls() {
    return new AlignmentSpec(
        model, benchmark, layers, metric, cv, context, recording, beyond, true);
  }

  /** A control on the same benchmark, with the same metric, cross-validation and context. */
  public AlignmentSpec control(String id) {
    return new AlignmentSpec(
        id, benchmark, List.of(), metric, cv, context, RecordingChanges.NONE, List.of(), false);
  }

  @Override
  public String target() {
    return benchmark;
  }

  @Override
  public Set<String> models() {
    Set<String> models = new LinkedHashSet<>(Set.of(model));
    models.addAll(beyond);
    return models;
  }

  /** In the order of {@link Setting#NAMES}. */
  @Override
  public Map<String, String> settings() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put(Setting.METRIC, metric.map(MetricSpec::toString).orElse(""));
    named.put(Setting.CV, cv.map(CrossValidation::toString).orElse(""));
    named.put(Setting.LAYERS, String.join(",", layers));
    named.put(Setting.BEYOND, String.join(",", beyond));
    named.put(Setting.CONTEXT, context == Context.PASSAGE ? "" : context.word());
    recording
        .named()
        .forEach((name, value) -> named.put(name, value.isEmpty() ? Setting.YES : value));
    Map<String, String> settings = new LinkedHashMap<>();
    Setting.NAMES.forEach(name -> settings.put(name, named.getOrDefault(name, "")));
    settings.values().removeIf(String::isEmpty);
    return settings;
  }
}
