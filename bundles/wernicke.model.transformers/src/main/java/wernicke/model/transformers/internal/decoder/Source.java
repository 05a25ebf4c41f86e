package wernicke.model.transformers.internal.decoder;

/** Where a decoder gets its parts from; each can be loaded by itself, any number of times. */
public interface Source {
  /** Number of blocks. */
  int blocks();

  /** What comes before the first block. */
  Embedding embedding(WeightLoader weights);

  /** A block, counted from 0. */
  Block block(int index, WeightLoader weights);

  /** What comes after the last block. */
  Head head(WeightLoader weights);
}
