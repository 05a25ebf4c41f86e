package wernicke.model.baseline.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import wernicke.api.Fingerprint;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.Recording.Rows;
import wernicke.api.RecordingSpec.Kind;
import wernicke.api.Stimuli;

/**
 * Number of characters of a word as it is shown, punctuation that is attached to it counted. A part
 * of several words (a sentence) has the mean over its words; a blank one has NaN, which the
 * alignment leaves out. The data set's alignment makes the mean over a scan's words of it.
 */
record WordLength() implements Control {
  @Override
  public String description() {
    return "characters per word, attached punctuation counted";
  }

  @Override
  public Rows rows() {
    return Rows.PARTS;
  }

  @Override
  public Set<Kind> recordings() {
    return EnumSet.allOf(Kind.class);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Matrix features(Stimuli stimuli, Progress progress) {
    List<Part> parts = stimuli.parts();
    float[] lengths = new float[parts.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (float) Words.meanLength(parts.get(i).text());
    }
    return Matrix.column(lengths);
  }

  @Override
  public Fingerprint addTo(Fingerprint fingerprint) {
    return fingerprint.add("word-length/1");
  }
}
