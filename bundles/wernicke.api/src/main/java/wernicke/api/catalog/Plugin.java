package wernicke.api.catalog;

import java.util.List;
import wernicke.api.Benchmark;
import wernicke.api.Capability;
import wernicke.api.DatasetInfo;
import wernicke.api.EvaluationInfo;

/**
 * One plugin service that answers requests.
 *
 * @param kind what it is
 * @param id its id on the shell
 * @param description one line; may be empty
 * @param bundle symbolic name of the bundle it comes from
 * @param version version of that bundle
 * @param code content hash of that bundle: plugins with equal code compute equal numbers
 * @param capabilities what it can do: {@code states}, {@code surprisal}, {@code generation}, {@code
 *     next-tokens}, {@code behavioural}, {@code control}
 * @param dataset for a data set, what it says of itself; null otherwise
 * @param evaluation for an evaluation, what it says of itself; null otherwise
 * @param trouble why it cannot be used, one line; empty if it can
 */
public record Plugin(
    Kind kind,
    String id,
    String description,
    String bundle,
    String version,
    String code,
    List<String> capabilities,
    DatasetInfo dataset,
    EvaluationInfo evaluation,
    String trouble) {
  /** The kinds of plugin. */
  public enum Kind {
    MODEL("model"),
    DATASET("data set"),
    METRIC("metric"),
    EVALUATION("evaluation");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The kind in words. */
    public String label() {
      return label;
    }
  }

  public Plugin {
    capabilities = List.copyOf(capabilities);
  }

  /** One that can be used, of any kind but an evaluation. */
  public Plugin(
      Kind kind,
      String id,
      String description,
      String bundle,
      String version,
      String code,
      List<String> capabilities,
      DatasetInfo dataset) {
    this(kind, id, description, bundle, version, code, capabilities, dataset, null, "");
  }

  /** The same, which cannot be used for that reason; empty if it can. */
  public Plugin troubled(String why) {
    return new Plugin(
        kind, id, description, bundle, version, code, capabilities, dataset, evaluation, why);
  }

  /** An evaluation. */
  public static Plugin of(
      String id, EvaluationInfo info, String bundle, String version, String code) {
    return new Plugin(
        Kind.EVALUATION, id, info.description(), bundle, version, code, List.of(), null, info, "");
  }

  /** Whether a model has the capability. */
  public boolean can(Capability capability) {
    return can(capability.word());
  }

  /** Whether it has the capability. */
  public boolean can(String capability) {
    return capabilities.contains(capability);
  }

  /** The benchmarks of a data set; empty for others. */
  public List<Benchmark> benchmarks() {
    return dataset == null ? List.of() : dataset.benchmarks();
  }
}
