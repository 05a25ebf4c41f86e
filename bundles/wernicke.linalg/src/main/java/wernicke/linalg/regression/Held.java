package wernicke.linalg.regression;

import java.util.Comparator;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.linalg.statistics.BlockPermutation;

/**
 * What a regression predicted for one split.
 *
 * @param rows test presentations that have a response
 * @param predicted rows x neuroids, up to a shift and a positive factor of each neuroid; NaN for a
 *     neuroid with a missing training value
 */
@SuppressWarnings("ArrayRecordComponent")
public record Held(int[] rows, Matrix predicted) {
  /**
   * Predictions beside responses, in the order of presentation.
   *
   * @param responses all presentations x neuroids
   */
  public BlockPermutation.Prediction beside(Matrix responses) {
    int[] order =
        IntStream.range(0, rows.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> rows[i]))
            .mapToInt(i -> i)
            .toArray();
    int[] sorted = IntStream.of(order).map(i -> rows[i]).toArray();
    return new BlockPermutation.Prediction(predicted.select(order), responses.select(sorted));
  }
}
