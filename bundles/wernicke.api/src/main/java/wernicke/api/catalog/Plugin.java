package wernicke.api.catalog;

import java.util.List;
import wernicke.api.Benchmark;
import wernicke.api.DatasetInfo;

/**
 * One plugin service that answers requests.
 *
 * @param kind model, data set or metric
 * @param id its id on the shell
 * @param description one line; may be empty
 * @param bundle symbolic name of the bundle it comes from
 * @param version version of that bundle
 * @param code content hash of that bundle: plugins with equal code compute equal numbers
 * @param capabilities what it can do: {@code states}, {@code surprisal}, {@code behavioural},
 *     {@code control}
 * @param dataset for a data set, what it says of itself; null otherwise
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
    String trouble) {
  /** The kinds of plugin. */
  public enum Kind {
    MODEL("model"),
    DATASET("data set"),
    METRIC("metric");

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

  /** One that can be used. */
  public Plugin(
      Kind kind,
      String id,
      String description,
      String bundle,
      String version,
      String code,
      List<String> capabilities,
      DatasetInfo dataset) {
    this(kind, id, description, bundle, version, code, capabilities, dataset, "");
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
