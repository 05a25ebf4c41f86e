package wernicke.metric.linear.internal.ceiling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.Estimator;

/** The ceilings of the linear metrics: values of the setting {@code ceiling}. */
public enum Ceilings {
  /** {@link ExtrapolatedCeiling}. */
  EXTRAPOLATED,
  /** {@link CrossSubjectCeiling}. */
  CROSS_SUBJECT,
  /** No ceiling: a score is not normalised. */
  NONE;

  /**
   * The ceiling of a setting's value.
   *
   * @param setting {@code extrapolated}, {@code cross-subject} or {@code none}
   * @throws PluginException if it is none of these
   */
  public static Ceilings named(String setting) {
    return Arrays.stream(values())
        .filter(ceiling -> ceiling.setting().equals(setting))
        .findFirst()
        .orElseThrow(
            () ->
                new PluginException(
                    "there is no ceiling \""
                        + setting
                        + "\": use ceiling="
                        + Arrays.stream(values())
                            .map(Ceilings::setting)
                            .collect(Collectors.joining("|"))));
  }

  /** The value of the setting. */
  String setting() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The ceiling of an estimator on data; none if the data has too few subjects. */
  public Ceiling of(Estimator estimator, Assembly assembly, List<Split> splits, Progress progress) {
    return switch (this) {
      case EXTRAPOLATED -> ExtrapolatedCeiling.of(estimator, assembly, splits, progress);
      case CROSS_SUBJECT -> CrossSubjectCeiling.of(estimator, assembly, splits, progress);
      case NONE -> Ceiling.none("the metric was asked for none (ceiling=none)");
    };
  }
}
