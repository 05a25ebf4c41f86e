package wernicke.model.transformers.internal.recording;

import ai.djl.ndarray.NDArray;
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

  /** The recording, once all batches have run. */
  Recording finish();
}
