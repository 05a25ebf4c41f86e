package wernicke.model.baseline.internal;

import java.util.List;
import wernicke.api.Fingerprint;
import wernicke.api.Part;

/**
 * Number of characters of a word as it is shown, punctuation that is attached to it counted. A part
 * of several words (a sentence) has the mean over its words; a blank one has NaN, which the
 * alignment leaves out. The data set's alignment makes the mean over a scan's words of it.
 */
record WordLength() implements PartNumber {
  @Override
  public String description() {
    return "characters per word, attached punctuation counted";
  }

  @Override
  public float[] of(List<Part> parts) {
    float[] lengths = new float[parts.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (float) Words.meanLength(parts.get(i).text());
    }
    return lengths;
  }

  @Override
  public Fingerprint addTo(Fingerprint fingerprint) {
    return fingerprint.add("word-length/1");
  }
}
