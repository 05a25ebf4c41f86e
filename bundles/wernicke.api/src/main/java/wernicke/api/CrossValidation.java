package wernicke.api;

import java.util.Arrays;
import java.util.List;

/**
 * A cross-validation scheme (science.md section 5), written {@code shuffle:10:seed=1}, {@code
 * group:8:by=story:seed=1234}, {@code contiguous:5:gap=5}, {@code runs:by=run} or {@code none}.
 *
 * @param scheme how presentations are divided
 * @param folds number of splits; 0 for as many as there are groups
 * @param gap presentations removed from the training rows on each side of a contiguous test block
 * @param by the presentation metadata to group by ({@code passage} for the passage itself); empty
 *     if the scheme has none
 * @param seed of scikit-learn's generator
 */
public record CrossValidation(Scheme scheme, int folds, int gap, String by, int seed) {
  /** How presentations are divided. */
  public enum Scheme {
    /**
     * Random splits, 90 % train, over presentations; same indices as scikit-learn's ShuffleSplit.
     */
    SHUFFLE,
    /** Shuffled groups; same indices as scikit-learn's GroupKFold(shuffle=True). */
    GROUP,
    /** One fold for each value of the metadata. */
    RUNS,
    /** Blocks in time, sizes as scikit-learn's unshuffled KFold, with a gap. */
    CONTIGUOUS,
    /** No fitting, no splits: all rows are test rows. */
    NONE
  }

  public static final CrossValidation NONE = new CrossValidation(Scheme.NONE, 1, 0, "", 0);
  public static final CrossValidation SHUFFLE = new CrossValidation(Scheme.SHUFFLE, 10, 0, "", 1);

  public static CrossValidation contiguous(int folds, int gap) {
    return new CrossValidation(Scheme.CONTIGUOUS, folds, gap, "", 0);
  }

  public static CrossValidation group(int folds, String by) {
    return new CrossValidation(Scheme.GROUP, folds, 0, by, 1234);
  }

  /** Reads the form that {@link #toString()} writes; parts left out take the scheme's default. */
  public static CrossValidation parse(String text) {
    List<String> words = Arrays.asList(text.trim().split(":"));
    CrossValidation cv =
        switch (words.get(0)) {
          case "shuffle" -> SHUFFLE;
          case "group" -> group(10, "passage");
          case "runs" -> new CrossValidation(Scheme.RUNS, 0, 0, "run", 0);
          case "contiguous" -> contiguous(5, 5);
          case "none" -> NONE;
          default ->
              throw new PluginException(
                  "unknown cross-validation '"
                      + text
                      + "': use shuffle, group, runs, contiguous or none");
        };
    for (String word : words.subList(1, words.size())) {
      cv = cv.with(word, text);
    }
    if (cv.folds < 0
        || cv.gap < 0
        || (cv.folds < 2 && (cv.scheme == Scheme.GROUP || cv.scheme == Scheme.CONTIGUOUS))) {
      throw new PluginException(
          "cross-validation '" + text + "': at least 2 folds and no negative numbers");
    }
    return cv;
  }

  private CrossValidation with(String word, String text) {
    try {
      if (word.startsWith("gap=")) {
        return new CrossValidation(scheme, folds, Integer.parseInt(word.substring(4)), by, seed);
      } else if (word.startsWith("by=")) {
        return new CrossValidation(scheme, folds, gap, word.substring(3), seed);
      } else if (word.startsWith("seed=")) {
        return new CrossValidation(scheme, folds, gap, by, Integer.parseInt(word.substring(5)));
      }
      return new CrossValidation(scheme, Integer.parseInt(word), gap, by, seed);
    } catch (NumberFormatException e) {
      throw new PluginException(
          "cross-validation '"
              + text
              + "': cannot read '"
              + word
              + "', expected a number, gap=, by= or seed=",
          e);
    }
  }

  @Override
  public String toString() {
    String between = gap == 0 ? "" : ":gap=" + gap;
    return switch (scheme) {
      case SHUFFLE -> "shuffle:" + folds + ":seed=" + seed + between;
      case GROUP -> "group:" + folds + ":by=" + by + ":seed=" + seed + between;
      case RUNS -> "runs:by=" + by + between;
      case CONTIGUOUS -> "contiguous:" + folds + ":gap=" + gap;
      case NONE -> "none";
    };
  }
}
