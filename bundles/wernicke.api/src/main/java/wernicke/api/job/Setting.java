package wernicke.api.job;

import java.util.List;

/**
 * Names of the entries of {@link Score#settings}, which are those of the options of {@code score}.
 */
public final class Setting {
  /** The metric with its settings, where it is not the benchmark's. */
  public static final String METRIC = "metric";

  /** The cross-validation, where it is not the benchmark's. */
  public static final String CV = "cv";

  /** Some of the model's layers, separated by commas. */
  public static final String LAYERS = "layers";

  /** Controls that the metric holds the model against, separated by commas. */
  public static final String BEYOND = "beyond";

  /** {@code corpus}: context runs on across passages. */
  public static final String CONTEXT = "context";

  /** The value of a setting that has none, such as {@code decoder-only}. */
  public static final String YES = "yes";

  /** All of them, those of the recording last; the order in which they are told. */
  public static final List<String> NAMES =
      List.of(
          METRIC,
          CV,
          LAYERS,
          BEYOND,
          CONTEXT,
          "pooling",
          "window",
          "overflow",
          "localizer",
          "decoder-only");

  private Setting() {}
}
