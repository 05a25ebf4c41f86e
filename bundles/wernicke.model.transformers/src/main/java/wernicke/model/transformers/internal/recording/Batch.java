package wernicke.model.transformers.internal.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import wernicke.model.transformers.internal.decoder.Tokens;

/**
 * Passes that run through the model together, filled up on the right to the length of the longest:
 * no token sees what follows it, so the filling changes no number.
 *
 * @param length tokens of the longest
 * @param passes at least one
 */
public record Batch(int length, List<Pass> passes) {
  /** At most so much of a batch is filling. */
  private static final double FILLING = 0.1;

  public Batch {
    passes = List.copyOf(passes);
  }

  /**
   * Groups passes of similar length, the longest first, so that a lack of memory shows at once.
   *
   * @param budget tokens of a batch; a single pass may be longer
   * @param steady only passes up to that length may be filled up, or stand beside shorter ones
   */
  public static List<Batch> of(List<Pass> passes, int budget, int steady) {
    List<Pass> byLength = new ArrayList<>(passes);
    byLength.sort(Comparator.comparingInt(Pass::length).reversed());
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < byLength.size(); ) {
      int length = byLength.get(from).length();
      double shortest = length > steady ? length : length * (1 - FILLING);
      int most = from + Math.max(1, budget / length);
      int to = from + 1;
      while (to < Math.min(most, byLength.size()) && byLength.get(to).length() >= shortest) {
        to++;
      }
      batches.add(new Batch(length, byLength.subList(from, to)));
      from = to;
    }
    return batches;
  }

  /** Number of tokens, the filling left out. */
  public int size() {
    return passes.stream().mapToInt(Pass::length).sum();
  }

  /** All token ids, one pass after the other, each filled up with token 0. */
  public Tokens tokens() {
    int[] ids = new int[length * passes.size()];
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).tokens().get(0, ids, i * length, passes.get(i).length());
    }
    return new Tokens(ids, length);
  }

  /** Row of a token when all passes' states are stacked. */
  public long row(int pass, int position) {
    return (long) pass * length + position;
  }
}
