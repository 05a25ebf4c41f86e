package wernicke.dataset.described.internal.load;

import java.util.List;
import java.util.Map;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Stimuli;

/**
 * What was read of a data set.
 *
 * @param scored presentations that take part in a score, ascending
 * @param values presentations x neuroids, NaN where missing
 * @param notes what was left out
 * @param places where the responses of each presentation stand, file and row
 * @param doubts what can hardly be meant, one line each
 */
record Draft(
    Stimuli stimuli,
    List<Integer> scored,
    List<Neuroid> neuroids,
    Matrix values,
    Map<String, String> notes,
    List<String> places,
    List<String> doubts) {}
