package wernicke.model.baseline.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.Recording.Rows;
import wernicke.api.RecordingSpec.Kind;
import wernicke.api.Stimuli;

/** A control that is one number for each part, and so stands in for surprisal too. */
interface PartNumber extends Control {
  /** The numbers, one for each part. */
  float[] of(List<Part> parts);

  @Override
  default Rows rows() {
    return Rows.PARTS;
  }

  @Override
  default Set<Kind> recordings() {
    return EnumSet.allOf(Kind.class);
  }

  @Override
  default int width() {
    return 1;
  }

  @Override
  default Matrix features(Stimuli stimuli, Progress progress) {
    return Matrix.column(of(stimuli.parts()));
  }
}
