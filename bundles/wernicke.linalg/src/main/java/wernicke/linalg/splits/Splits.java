package wernicke.linalg.splits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import wernicke.api.Assembly;
import wernicke.api.CrossValidation;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Split;
import wernicke.linalg.statistics.NumpyRandom;

/**
 * Cross-validation splits as presentation indices (science.md section 5), index for index those of
 * scikit-learn 1.7 with the same seed.
 */
public final class Splits {
  private static final double TEST_SIZE = 0.1;

  private Splits() {}

  /**
   * The splits of the scored presentations.
   *
   * <ul>
   *   <li>{@code shuffle}: {@code ShuffleSplit(folds, test_size=0.1, random_state=seed)}, in
   *       scikit-learn's (random) order of rows;
   *   <li>{@code group}: {@code GroupKFold(folds, shuffle=True, random_state=seed)}; groups are
   *       sorted as {@code numpy.unique} does: as numbers if all of them are integers, else by code
   *       point;
   *   <li>{@code contiguous}: test blocks as {@code KFold(folds)}; {@code gap} scored rows on each
   *       side of the block are left out of training;
   *   <li>{@code runs}: one fold per value of the metadata, in order of first appearance; {@code
   *       gap} scored rows before and after each stretch of the test run are left out of training;
   *   <li>{@code none}: one split without training rows that tests on all.
   * </ul>
   *
   * @throws PluginException if there are too few rows or groups, or a presentation lacks the
   *     metadata
   */
  public static List<Split> of(CrossValidation cv, Assembly assembly) {
    Scheme scheme = new Scheme(cv, assembly);
    return switch (cv.scheme()) {
      case SHUFFLE -> scheme.shuffle();
      case GROUP -> scheme.group();
      case CONTIGUOUS -> scheme.contiguous();
      case RUNS -> scheme.runs();
      case NONE -> List.of(new Split(new int[0], assembly.scoredRows()));
    };
  }

  /**
   * The inner splits of a nested choice: for every ordered pair (s, t), s != t, s outermost, fit on
   * the rows that both train on and test on the test rows of t that s trains on. For a partition
   * this is leave-another-fold-out inside the training rows of s.
   *
   * @return outer.size() * (outer.size() - 1) splits, rows ascending; an empty list if one of them
   *     would have fewer than two training or test rows (two folds, for instance), for then there
   *     is nothing to choose on
   */
  public static List<Split> inner(List<Split> outer) {
    List<Split> inner = new ArrayList<>();
    for (int s = 0; s < outer.size(); s++) {
      for (int t = 0; t < outer.size(); t++) {
        if (s != t) {
          inner.add(inner(outer.get(s), outer.get(t)));
        }
      }
    }
    boolean usable = inner.stream().allMatch(i -> i.train().length > 1 && i.test().length > 1);
    return usable ? List.copyOf(inner) : List.of();
  }

  private static Split inner(Split s, Split t) {
    return new Split(common(s.train(), t.train()), common(t.test(), s.train()), true);
  }

  private static int[] common(int[] some, int[] others) {
    int[] sorted = others.clone();
    Arrays.sort(sorted);
    return Arrays.stream(some).filter(i -> Arrays.binarySearch(sorted, i) >= 0).sorted().toArray();
  }

  /** One scheme on the scored rows of one assembly. */
  private record Scheme(CrossValidation cv, Assembly assembly, List<Integer> rows) {
    Scheme(CrossValidation cv, Assembly assembly) {
      this(cv, assembly, assembly.scored());
    }

    List<Split> shuffle() {
      int test = (int) Math.ceil(TEST_SIZE * rows.size());
      require(cv.folds() > 0, "at least one split");
      require(test < rows.size(), "at least two scored presentations");
      NumpyRandom random = random();
      List<Split> splits = new ArrayList<>();
      for (int k = 0; k < cv.folds(); k++) {
        int[] order = Arrays.stream(random.permutation(rows.size())).map(rows::get).toArray();
        splits.add(
            new Split(
                Arrays.copyOfRange(order, test, order.length), Arrays.copyOfRange(order, 0, test)));
      }
      return List.copyOf(splits);
    }

    List<Split> group() {
      List<String> labels = labels();
      List<String> groups = labels.stream().distinct().sorted(order(labels)).toList();
      require(
          groups.size() >= cv.folds(),
          "at least " + cv.folds() + " values of '" + cv.by() + "', there are " + groups.size());
      int[] shuffled = random().permutation(groups.size());
      List<Split> splits = new ArrayList<>();
      for (int[] fold : blocks(groups.size(), cv.folds())) {
        List<String> test =
            Arrays.stream(shuffled, fold[0], fold[1]).mapToObj(groups::get).toList();
        splits.add(split(i -> test.contains(labels.get(i)), i -> false));
      }
      return List.copyOf(splits);
    }

    List<Split> contiguous() {
      require(
          rows.size() >= cv.folds(),
          "at least " + cv.folds() + " scored presentations, there are " + rows.size());
      List<Split> splits = new ArrayList<>();
      for (int[] block : blocks(rows.size(), cv.folds())) {
        splits.add(
            split(
                i -> i >= block[0] && i < block[1],
                i -> i >= block[0] - cv.gap() && i < block[1] + cv.gap()));
      }
      return List.copyOf(splits);
    }

    List<Split> runs() {
      List<String> labels = labels();
      Map<String, Split> splits = new LinkedHashMap<>();
      for (String label : labels) {
        splits.computeIfAbsent(
            label, run -> split(i -> labels.get(i).equals(run), i -> near(labels, i, run)));
      }
      require(splits.size() > 1, "at least two values of '" + cv.by() + "'");
      return List.copyOf(splits.values());
    }

    /** Whether a row of the run is no further than the gap. */
    private boolean near(List<String> labels, int i, String run) {
      int from = Math.max(0, i - cv.gap());
      int to = (int) Math.min(labels.size(), i + 1L + cv.gap());
      return labels.subList(from, to).contains(run);
    }

    /** Test rows by their place among the scored rows; the others train unless left out. */
    private Split split(IntPredicate test, IntPredicate leftOut) {
      Split split = new Split(select(test.negate().and(leftOut.negate())), select(test));
      require(split.train().length > 0, "training rows: use more folds or a smaller gap");
      return split;
    }

    private int[] select(IntPredicate wanted) {
      return IntStream.range(0, rows.size()).filter(wanted).map(rows::get).toArray();
    }

    /** numpy.array_split: from (inclusive) and to (exclusive) of each of {@code parts} blocks. */
    private static List<int[]> blocks(int n, int parts) {
      List<int[]> blocks = new ArrayList<>();
      int from = 0;
      for (int k = 0; k < parts; k++) {
        int to = from + n / parts + (k < n % parts ? 1 : 0);
        blocks.add(new int[] {from, to});
        from = to;
      }
      return blocks;
    }

    private List<String> labels() {
      return rows.stream().map(i -> label(assembly.stimuli().presentations().get(i))).toList();
    }

    private String label(Presentation presentation) {
      String label =
          cv.by().equals("passage") ? presentation.passage() : presentation.metadata().get(cv.by());
      if (label == null) {
        throw new PluginException(
            assembly.dataset()
                + ": cross-validation '"
                + cv
                + "' needs '"
                + cv.by()
                + "' of every presentation, but "
                + presentation.id()
                + " has none");
      }
      return label;
    }

    private static Comparator<String> order(List<String> labels) {
      return labels.stream().allMatch(label -> label.matches("-?\\d{1,18}"))
          ? Comparator.comparingLong(Long::parseLong)
          : (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private NumpyRandom random() {
      require(cv.seed() >= 0, "a seed that is not negative");
      return new NumpyRandom(cv.seed());
    }

    private void require(boolean condition, String what) {
      if (!condition) {
        throw new PluginException(
            assembly.dataset() + ": cross-validation '" + cv + "' needs " + what);
      }
    }
  }
}
