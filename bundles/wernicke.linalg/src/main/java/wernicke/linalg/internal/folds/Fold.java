package wernicke.linalg.internal.folds;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import wernicke.linalg.internal.gram.Problem;
import wernicke.linalg.internal.matrix.Dense;

/**
 * A training set T as the complement of the rows S that are held out of it, which its test rows are
 * among.
 *
 * @param set the training set with its splits; T in the order of its rows
 * @param held S, ascending, at most half of all rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record Fold(Problem.TrainingSet set, int[] held) {
  /**
   * A training set as a fold.
   *
   * @param n number of all rows
   * @return empty if a row is trained on twice or tested on too, or if more than half of the rows
   *     are held out
   */
  public static Optional<Fold> of(Problem.TrainingSet set, int n) {
    boolean[] trains = new boolean[n];
    for (int row : set.train()) {
      trains[row] = true;
    }
    int[] held = IntStream.range(0, n).filter(i -> !trains[i]).toArray();
    boolean divides =
        held.length + set.train().length == n
            && IntStream.of(set.test()).noneMatch(row -> trains[row]);
    return divides && 2 * held.length <= n ? Optional.of(new Fold(set, held)) : Optional.empty();
  }

  /**
   * The rows of an S x ... matrix that belong to the test rows of all splits, one after another.
   */
  Dense test(Dense ofHeld) {
    int[] places = IntStream.of(set.test()).map(row -> Arrays.binarySearch(held, row)).toArray();
    return ofHeld.selectRows(places);
  }
}
