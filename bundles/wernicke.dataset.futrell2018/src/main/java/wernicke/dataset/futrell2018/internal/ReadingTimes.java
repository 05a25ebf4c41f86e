package wernicke.dataset.futrell2018.internal;

import java.util.List;
import java.util.Map;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;

/**
 * Reading times of all words.
 *
 * @param neuroids the mean over readers first, then the readers, if known
 * @param values words x neuroids, milliseconds, NaN where there is no time
 * @param notes lines that belong beside every score on them
 */
record ReadingTimes(List<Neuroid> neuroids, Matrix values, Map<String, String> notes) {
  /** Id of the neuroid that is the mean over readers. */
  static final String MEAN = "mean";

  /** How many words have no mean reading time. */
  int missing() {
    int missing = 0;
    for (float mean : values.column(0)) {
      missing += Float.isNaN(mean) ? 1 : 0;
    }
    return missing;
  }

  static Neuroid mean() {
    return new Neuroid(MEAN, Neuroid.GROUP, Map.of());
  }

  static Neuroid reader(String id) {
    return new Neuroid(id, id, Map.of());
  }
}
