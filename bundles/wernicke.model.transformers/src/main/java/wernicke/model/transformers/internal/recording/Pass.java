package wernicke.model.transformers.internal.recording;

import java.nio.IntBuffer;
import java.util.List;

/**
 * One sequence to run through the model, and the parts it answers for.
 *
 * @param tokens token ids; at least one
 * @param targets the parts
 */
public record Pass(IntBuffer tokens, List<Target> targets) {
  /** Wraps the tokens, which the caller gives away. */
  public static Pass of(int[] tokens, List<Target> targets) {
    return new Pass(IntBuffer.wrap(tokens).asReadOnlyBuffer(), targets);
  }

  public Pass {
    targets = List.copyOf(targets);
  }

  /** Number of tokens. */
  public int length() {
    return tokens.remaining();
  }

  /** The highest token id. */
  public int highestToken() {
    int highest = 0;
    for (int i = 0; i < length(); i++) {
      highest = Math.max(highest, token(i));
    }
    return highest;
  }

  /** The token at a position. */
  public int token(int position) {
    return tokens.get(position);
  }
}
