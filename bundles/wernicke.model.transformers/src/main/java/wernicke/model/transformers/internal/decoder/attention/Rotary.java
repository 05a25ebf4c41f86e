package wernicke.model.transformers.internal.decoder.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import wernicke.model.transformers.internal.decoder.operation.Constants;
import wernicke.model.transformers.internal.decoder.operation.Kernels;

/**
 * Rotary positions (Su et al. 2021) in the form of Hugging Face transformers: feature i of a head
 * is turned together with feature i + n, by the angle position * frequency(i); features beyond 2 n
 * stay as they are.
 */
public final class Rotary {
  private final RotaryFrequencies frequencies;

  /**
   * @param frequencies of the n pairs of features, which may depend on the length of the sequence
   */
  public Rotary(RotaryFrequencies frequencies) {
    this.frequencies = frequencies;
  }

  /**
   * Cosines and sines for {@code length} positions from {@code first} on, owned by {@code scope}.
   */
  Angles angles(int first, int length, NDManager scope) {
    float[] perPair = frequencies.at(first + length);
    float[] cosines = new float[length * perPair.length];
    float[] sines = new float[cosines.length];
    for (int i = 0; i < cosines.length; i++) {
      int position = first + i / perPair.length;
      float angle = position * perPair[i % perPair.length];
      cosines[i] = (float) (Math.cos(angle) * frequencies.attentionFactor());
      sines[i] = (float) (Math.sin(angle) * frequencies.attentionFactor());
    }
    Shape shape = new Shape(length, perPair.length);
    return new Angles(Constants.of(scope, cosines, shape), Constants.of(scope, sines, shape));
  }

  /**
   * Tables of one length.
   *
   * @param cosines positions x pairs
   * @param sines positions x pairs
   */
  record Angles(NDArray cosines, NDArray sines) {
    /**
     * @param x batch x heads x positions x features
     * @return the same shape, turned
     */
    NDArray turn(NDArray x, Kernels kernels) {
      return kernels.rotate(x, cosines, sines);
    }
  }
}
