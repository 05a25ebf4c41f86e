package wernicke.scorer.internal.alignment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.job.Statistic;
import wernicke.api.report.Measures;
import wernicke.scorer.internal.score.LayerResult;
import wernicke.scorer.internal.score.Statistics;

/** Why a number of a score is NaN, and why a layer is not there: for people, beside the score. */
public record Reasons(Inputs inputs, Plan plan) {
  static final String UNITS = "the neuroids are measured in different units";

  /**
   * All that has to be explained.
   *
   * @param best the layer that is the score
   * @param nested the score of the nested layer choice
   * @param ceiling NaN if there is none
   */
  Map<String, String> of(
      List<LayerResult> layers, LayerResult best, double nested, double ceiling) {
    Map<String, String> reasons = new LinkedHashMap<>();
    leftOut(reasons);
    if (mixed()) {
      reasons.put(Statistic.MEASURES, UNITS);
    }
    noInterval().ifPresent(why -> reasons.put(Statistic.NO_INTERVAL, why));
    layers.stream()
        .filter(layer -> Double.isNaN(layer.raw()))
        .forEach(layer -> reasons.put(layer.name(), noValue()));
    if (Double.isNaN(best.raw())) {
      reasons.put("raw", noValue());
    }
    if (Double.isNaN(best.raw() / ceiling)) {
      reasons.put("score", Double.isNaN(ceiling) ? "no ceiling to divide by" : "no raw score");
    }
    if (Double.isNaN(nested)) {
      reasons.put("nested", nested());
    }
    if (Double.isNaN(best.error())) {
      reasons.put("error", best.subjects().isEmpty() ? noSubjects() : "no subject has a score");
    }
    return reasons;
  }

  private void leftOut(Map<String, String> reasons) {
    int all = inputs.model().layers().size();
    if (!inputs.spec().layers().isEmpty() && plan.layers().size() < all) {
      reasons.put(
          "layers",
          "%d of the model's %d: --layers left the others out"
              .formatted(plan.layers().size(), all));
    } else if (inputs.benchmark().recording().localizer() > 0) {
      reasons.put("layers", "the localizer makes one of all %d".formatted(all));
    }
  }

  private Optional<String> noInterval() {
    return mixed() ? Optional.of(UNITS) : Statistics.noInterval(inputs.assembly().neuroids());
  }

  /** Whether a median over the neuroids would mean nothing. */
  boolean mixed() {
    return Measures.units(inputs.assembly().neuroids()).size() > 1;
  }

  private String noValue() {
    return mixed()
        ? UNITS
        : "no neuroid has a value in any split: what is compared does not vary there";
  }

  private String noSubjects() {
    return mixed() ? UNITS : "the data are means over subjects";
  }

  /** Why no layer can be chosen on the training rows alone. */
  private String nested() {
    if (mixed()) {
      return UNITS;
    }
    int splits = plan.outer().size();
    if (plan.nests()) {
      return "no layer has a value on the training folds";
    }
    return splits < 2
        ? "a layer is chosen on other splits than it is tested on, and there is only one"
        : "the training rows of %d folds cannot be split again".formatted(splits);
  }
}
