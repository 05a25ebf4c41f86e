package wernicke.model.baseline.internal;

import java.util.EnumSet;
import java.util.Set;
import wernicke.api.Fingerprint;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Recording.Rows;
import wernicke.api.RecordingSpec.Kind;
import wernicke.api.Stimuli;

/** Features that follow from the stimuli alone, without any language model. */
interface Control {
  /** What it measures, in one line. */
  String description();

  /** Whether it has a row for each part or for each presentation. */
  Rows rows();

  /** What it can stand in for: hidden states, and surprisals if it overrides this. */
  default Set<Kind> recordings() {
    return EnumSet.of(Kind.STATES);
  }

  /** Number of features; 0 if that depends on the stimuli. */
  int width();

  /** Number of features for these stimuli. */
  default long width(Stimuli stimuli) {
    return width();
  }

  /**
   * Computes the features.
   *
   * @return rows x width
   */
  Matrix features(Stimuli stimuli, Progress progress);

  /** Adds everything that determines the numbers: name, parameters, version of the algorithm. */
  Fingerprint addTo(Fingerprint fingerprint);
}
