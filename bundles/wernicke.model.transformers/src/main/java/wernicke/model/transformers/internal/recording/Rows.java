package wernicke.model.transformers.internal.recording;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Picks rows of states. */
final class Rows {
  private Rows() {}

  /**
   * @param states batch x tokens x width
   * @param rows numbers of rows of the stacked states, see {@link Batch#row}
   * @param scope owner of the result
   * @return rows x width
   */
  static NDArray select(NDArray states, long[] rows, NDManager scope) {
    long width = states.getShape().getLastDimension();
    try (NDArray stacked = states.reshape(-1, width)) {
      stacked.attach(scope);
      return stacked.get(scope.create(rows));
    }
  }
}
