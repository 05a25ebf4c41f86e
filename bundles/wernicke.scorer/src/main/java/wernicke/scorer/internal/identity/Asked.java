package wernicke.scorer.internal.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.Benchmark;
import wernicke.api.MetricSpec;
import wernicke.api.RecordingSpec;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Setting;

/** What a job asks otherwise than its benchmark does by itself: the settings of its score. */
public final class Asked {
  private final AlignmentSpec spec;
  private final Benchmark benchmark;
  private final Map<String, String> settings;

  /**
   * @param benchmark as the data set declares it
   */
  private Asked(AlignmentSpec spec, Benchmark benchmark) {
    this.spec = spec;
    this.benchmark = benchmark;
    this.settings = new LinkedHashMap<>(spec.settings());
  }

  /**
   * The settings, by the names of {@link Setting}.
   *
   * @param benchmark as the data set declares it
   * @param compared the layers that are compared, in the model's order
   * @param all the layers that the model has
   */
  public static Map<String, String> of(
      AlignmentSpec spec, Benchmark benchmark, List<String> compared, List<String> all) {
    Asked asked = new Asked(spec, benchmark);
    asked.leaveOut(Setting.METRIC, MetricSpec.parse(benchmark.metric()).toString());
    asked.leaveOut(Setting.CV, benchmark.cv().toString());
    asked.layers(compared, all);
    asked.recording();
    return asked.settings;
  }

  private void leaveOut(String name, String usual) {
    settings.remove(name, usual);
  }

  /** Surprisals and localized units are no layers to choose from. */
  private void layers(List<String> compared, List<String> all) {
    boolean chosen = all.containsAll(compared) && compared.size() < all.size();
    if (chosen) {
      settings.replace(Setting.LAYERS, String.join(",", compared));
    } else {
      settings.remove(Setting.LAYERS);
    }
  }

  private void recording() {
    RecordingSpec usual = benchmark.recording();
    spec.recording()
        .named()
        .forEach(
            (name, value) -> {
              if (usual.with(name + "=" + value).equals(usual)) {
                settings.remove(name);
              }
            });
  }
}
