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

/** Position of a part in its passage, 1 for the first. */
record Position() implements Control {
  @Override
  public String description() {
    return "position in the passage, 1 for its first part";
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
    float[] positions = new float[parts.size()];
    for (int i = 0; i < positions.length; i++) {
      boolean first = i == 0 || !parts.get(i).passage().equals(parts.get(i - 1).passage());
      positions[i] = first ? 1 : positions[i - 1] + 1;
    }
    return Matrix.column(positions);
  }

  @Override
  public Fingerprint addTo(Fingerprint fingerprint) {
    return fingerprint.add("position/1");
  }
}
