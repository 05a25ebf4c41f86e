package wernicke.model.baseline.internal;

import wernicke.api.Fingerprint;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.Recording.Rows;
import wernicke.api.Stimuli;

/**
 * Number of words in a presentation: those whose onset falls into the scan, or those of the
 * sentence. Words outside every presentation count nowhere. Where each presentation is one word it
 * is the constant 1 and tells nothing, which is why it does not stand in for surprisal.
 */
record WordRate() implements Control {
  @Override
  public String description() {
    return "number of words per presentation";
  }

  @Override
  public Rows rows() {
    return Rows.PRESENTATIONS;
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Matrix features(Stimuli stimuli, Progress progress) {
    float[] counts = new float[stimuli.presentations().size()];
    for (Part part : stimuli.parts()) {
      if (part.presentation() >= 0) {
        counts[part.presentation()] += Words.of(part.text()).size();
      }
    }
    return Matrix.column(counts);
  }

  @Override
  public Fingerprint addTo(Fingerprint fingerprint) {
    return fingerprint.add("word-rate/1");
  }
}
