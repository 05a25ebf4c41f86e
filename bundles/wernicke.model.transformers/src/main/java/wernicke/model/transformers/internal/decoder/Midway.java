package wernicke.model.transformers.internal.decoder;

import wernicke.api.Matrix;

/**
 * Where a batch has been interrupted.
 *
 * @param blocks how many it has passed
 * @param states after them, (batch x tokens) x width
 */
public record Midway(int blocks, Matrix states) {
  /** Not begun. */
  static final Midway START = new Midway(0, Matrix.of(0, 0, new float[0]));
}
