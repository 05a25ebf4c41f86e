package wernicke.model.transformers.internal.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Passes of equal length that run through the model together.
 *
 * @param length tokens of each
 * @param passes at least one
 */
public record Batch(int length, List<Pass> passes) {
  public Batch {
    passes = List.copyOf(passes);
  }

  /**
   * Groups passes by length.
   *
   * @param budget tokens of a batch; a single pass may be longer
   */
  public static List<Batch> of(List<Pass> passes, int budget) {
    Map<Integer, List<Pass>> byLength = new LinkedHashMap<>();
    passes.forEach(p -> byLength.computeIfAbsent(p.length(), l -> new ArrayList<>()).add(p));
    List<Batch> batches = new ArrayList<>();
    byLength.forEach(
        (length, equal) -> {
          int size = Math.max(1, budget / length);
          for (int i = 0; i < equal.size(); i += size) {
            batches.add(new Batch(length, equal.subList(i, Math.min(equal.size(), i + size))));
          }
        });
    return batches;
  }

  /** Number of tokens. */
  public int tokens() {
    return length * passes.size();
  }

  /** All token ids, one pass after the other. */
  public int[] ids() {
    int[] ids = new int[tokens()];
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).tokens().get(0, ids, i * length, length);
    }
    return ids;
  }

  /** Row of a token when all passes' states are stacked. */
  public long row(int pass, int position) {
    return (long) pass * length + position;
  }
}
