package wernicke.scorer.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why a number of a score is NaN, and why a layer is not there: for people, beside the score. */
record Reasons(Inputs inputs, Plan plan) {
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

  private static String noValue() {
    return "no neuroid has a value in any split: what is compared does not vary there";
  }

  private static String noSubjects() {
    return "the data are means over subjects";
  }

  /** Why no layer can be chosen on the training rows alone. */
  private String nested() {
    int splits = plan.outer().size();
    if (plan.nests()) {
      return "no layer has a value on the training folds";
    }
    return splits < 2
        ? "a layer is chosen on other splits than it is tested on, and there is only one"
        : "the training rows of %d folds cannot be split again".formatted(splits);
  }
}
