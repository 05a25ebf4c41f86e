package wernicke.model.transformers.internal.decoder.attention;

/** Angles per position of rotary positions: one per pair of features. */
public interface RotaryFrequencies {
  /**
   * Radians per position, one for each pair of features, in float32 as transformers computes them.
   *
   * @param length number of tokens of the sequence
   */
  float[] at(int length);

  /** What cosines and sines are multiplied by; 1 unless a scaled variant says otherwise. */
  double attentionFactor();

  /** The length up to which {@link #at} gives the same: one pass is exact for all prefixes. */
  int steadyLength();
}
