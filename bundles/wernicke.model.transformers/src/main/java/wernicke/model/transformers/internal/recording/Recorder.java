package wernicke.model.transformers.internal.recording;

import ai.djl.ndarray.NDArray;
import wernicke.api.Matrix;
import wernicke.api.Recording;

/** Takes what a recording needs out of the residual stream. */
public interface Recorder {
  /**
   * Called after each block of each batch.
   *
   * @param block index of the block
   * @param states batch x tokens x width; not to be kept
   */
  void afterBlock(Batch batch, int block, NDArray states);

  /** How many matrices have been taken of a batch that has passed so many blocks. */
  int pieces(int blocks);

  /** One of them: a row for each target of the batch. */
  Matrix taken(Batch batch, int piece);

  /** Puts back what was taken, in place of running the batch. */
  void putBack(Batch batch, int piece, Matrix taken);

  /** The recording, once all batches have run. */
  Recording finish();
}
