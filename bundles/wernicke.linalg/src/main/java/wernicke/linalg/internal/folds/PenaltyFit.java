package wernicke.linalg.internal.folds;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import wernicke.linalg.engine.Parallel;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Memory;

/**
 * The regression of a layer for one penalty, and of some of its folds.
 *
 * @param residuals R, n x n
 * @param folds those asked for; null for one that is too ill-conditioned
 */
@SuppressWarnings("ArrayRecordComponent")
record PenaltyFit(Dense residuals, FoldFit[] folds) {
  /** Lives in the caller's scope. */
  static PenaltyFit of(LayerFit layer, double penalty, List<Fold> all, int[] numbers) {
    Dense residuals = layer.residuals(penalty);
    FoldFit[] fits =
        IntStream.of(numbers)
            .mapToObj(number -> FoldFit.begun(all.get(number), residuals))
            .toArray(FoldFit[]::new);
    Parallel.forEach(fits.length, k -> fits[k] = fits[k].finished().orElse(null));
    return new PenaltyFit(residuals, fits);
  }

  /** Does some work for each fold that can be done, in a memory scope of its own. */
  void forEach(ObjIntConsumer<FoldFit> work) {
    for (int k = 0; k < folds.length; k++) {
      int place = k;
      if (folds[k] != null) {
        Memory.run(() -> work.accept(folds[place], place));
      }
    }
  }

  /** The diagonal of Q of each fold. */
  double[][] diagonals() {
    double[][] diagonals = new double[folds.length][];
    forEach((fit, k) -> diagonals[k] = fit.diagonal(residuals));
    return diagonals;
  }

  /** The rows that some fold holds out, ascending. */
  int[] held() {
    return Arrays.stream(folds)
        .filter(Objects::nonNull)
        .flatMapToInt(fit -> IntStream.of(fit.fold().held()))
        .distinct()
        .sorted()
        .toArray();
  }
}
