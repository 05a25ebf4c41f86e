package wernicke.model.transformers.internal.recording;

import java.util.List;
import java.util.Map;

/**
 * Everything that has to be run for some stimuli.
 *
 * @param parts number of parts
 * @param passes in order of the stimuli
 * @param blanks parts without text, ascending: each takes the state of the part before it
 * @param own number of parts that needed a pass of their own
 * @param truncated number of those whose context was cut on the left
 * @param overlong number of those that alone are longer than the model's context
 */
public record Plan(
    int parts, List<Pass> passes, List<Blank> blanks, int own, int truncated, int overlong) {
  /**
   * A part without text.
   *
   * @param part its index
   * @param opening whether no text came before it in its passage: then it has no state
   */
  public record Blank(int part, boolean opening) {}

  public Plan {
    passes = List.copyOf(passes);
    blanks = List.copyOf(blanks);
  }

  /** Number of tokens of all passes. */
  public long tokens() {
    return passes.stream().mapToLong(Pass::length).sum();
  }

  /** What people should know of it, for {@link wernicke.api.Recording#notes}. */
  public Map<String, String> notes() {
    return Map.of(
        "passes", Integer.toString(passes.size()),
        "parts with a pass of their own", Integer.toString(own),
        "parts with context truncated on the left", Integer.toString(truncated),
        "parts longer than the context", Integer.toString(overlong),
        "blank parts", Integer.toString(blanks.size()));
  }
}
