package wernicke.model.baseline.internal;

import wernicke.api.Fingerprint;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Recording.Rows;
import wernicke.api.Stimuli;

/**
 * Independent standard normal features of each part: what a model of that width scores that knows
 * nothing. Row i, column j is number {@code i * width + j} of the {@link GaussianSequence} of seed
 * 1, whatever the text.
 *
 * @param width features per part
 */
record RandomFeatures(int width) implements Control {
  private static final long SEED = 1;

  @Override
  public String description() {
    return "seeded standard normal features, unrelated to the text";
  }

  @Override
  public Rows rows() {
    return Rows.PARTS;
  }

  @Override
  public Matrix features(Stimuli stimuli, Progress progress) {
    int rows = stimuli.parts().size();
    float[] values = new float[Math.multiplyExact(rows, width)];
    GaussianSequence sequence = new GaussianSequence(SEED);
    for (int i = 0; i < rows; i++) {
      progress.check();
      progress.report((double) i / rows, "drawing");
      for (int j = 0; j < width; j++) {
        values[i * width + j] = (float) sequence.next();
      }
    }
    return Matrix.of(rows, width, values);
  }

  @Override
  public Fingerprint addTo(Fingerprint fingerprint) {
    return fingerprint.add("random/1").add(width).add(SEED);
  }
}
