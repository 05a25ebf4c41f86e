package wernicke.model.transformers.internal.decoder;

import wernicke.model.transformers.internal.decoder.vocabulary.Embedding;
import wernicke.model.transformers.internal.decoder.vocabulary.Head;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/** Where a decoder gets its parts from; each can be loaded by itself, any number of times. */
public interface Source {
  /** Number of blocks. */
  int blocks();

  /** What comes before the first block. */
  Embedding embedding(WeightLoader weights);

  /** A block, counted from 0. */
  Block block(int index, WeightLoader weights);

  /** How many of the first blocks are an encoder's; 0 for a decoder alone. */
  default int encoderBlocks() {
    return 0;
  }

  /**
   * What comes between encoder and decoder.
   *
   * @throws IllegalStateException if there is no encoder
   */
  default Crossing crossing(WeightLoader weights) {
    throw new IllegalStateException("a decoder alone");
  }

  /** What comes after the last block. */
  Head head(WeightLoader weights);
}
