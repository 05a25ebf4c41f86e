package wernicke.model.baseline.internal;

import java.util.List;
import wernicke.api.Fingerprint;
import wernicke.api.Part;

/** Position of a part in its passage, 1 for the first. */
record Position() implements PartNumber {
  @Override
  public String description() {
    return "position in the passage, 1 for its first part";
  }

  @Override
  public float[] of(List<Part> parts) {
    float[] positions = new float[parts.size()];
    for (int i = 0; i < positions.length; i++) {
      boolean first = i == 0 || !parts.get(i).passage().equals(parts.get(i - 1).passage());
      positions[i] = first ? 1 : positions[i - 1] + 1;
    }
    return positions;
  }

  @Override
  public Fingerprint addTo(Fingerprint fingerprint) {
    return fingerprint.add("position/1");
  }
}
