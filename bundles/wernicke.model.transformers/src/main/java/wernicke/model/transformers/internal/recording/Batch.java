package wernicke.model.transformers.internal.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import wernicke.model.transformers.internal.decoder.Tokens;
import wernicke.model.transformers.internal.family.plan.Teacher;

/**
 * Passes that run through the model together, filled up on the right to the length of the longest:
 * no token sees what follows it, so the filling changes no number.
 *
 * @param length tokens of the longest
 * @param passes at least one
 * @param teacher how an encoder-decoder model is given them; null for a decoder alone
 */
public record Batch(int length, List<Pass> passes, Teacher teacher) {
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
  public static List<Batch> of(List<Pass> passes, int budget, int steady, Teacher teacher) {
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
      batches.add(new Batch(length, byLength.subList(from, to), teacher));
      from = to;
    }
    return batches;
  }

  /** Everything that passes answer for, pass by pass. */
  public List<Target> targets() {
    return passes.stream().flatMap(p -> p.targets().stream()).toList();
  }

  /** Number of tokens, the filling left out. */
  public int size() {
    return passes.stream().mapToInt(Pass::length).sum();
  }

  /**
   * All token ids, one pass after the other, each filled up with token 0. For an encoder the end
   * token follows, for its decoder the start token precedes.
   */
  public Tokens tokens() {
    if (teacher == null) {
      return tokens(0, 0, length);
    }
    Tokens decoded = tokens(1, teacher.start(), length + 1);
    return (teacher.encodes() ? tokens(0, teacher.end(), length + 1) : nothing()).with(decoded);
  }

  /** An empty text for each pass: the end token alone. */
  private Tokens nothing() {
    int[] ids = new int[passes.size()];
    Arrays.fill(ids, teacher.end());
    return new Tokens(ids, 1);
  }

  private Tokens tokens(int offset, int filling, int rowLength) {
    int[] ids = new int[rowLength * passes.size()];
    Arrays.fill(ids, filling);
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).tokens().get(0, ids, i * rowLength + offset, passes.get(i).length());
    }
    return new Tokens(ids, rowLength);
  }

  /** Row of a token when all passes' states after that block are stacked. */
  public long row(int pass, int position, int block) {
    if (teacher == null) {
      return (long) pass * length + position;
    }
    int shift = block < teacher.encoderBlocks() ? 0 : 1;
    return (long) pass * (length + 1) + position + shift;
  }

  /**
   * The first token of a pass whose probability a model gives: the second without a start token.
   */
  public int firstPredicted() {
    return teacher == null ? 1 : 0;
  }
}
