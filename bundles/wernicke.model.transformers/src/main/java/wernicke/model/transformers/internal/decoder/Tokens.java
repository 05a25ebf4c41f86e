package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import wernicke.model.transformers.internal.decoder.operation.Constants;

/** Sequences that run together, all of the same length. */
public final class Tokens {
  private final int[] ids;
  private final int length;
  private final Tokens decoded;

  /**
   * @param ids batch x length token ids, one sequence after the other; shorter ones are filled up
   *     on the right with any token, which nothing before it sees. The caller gives the array away
   * @param length tokens of each
   */
  public Tokens(int[] ids, int length) {
    this(ids, length, null);
  }

  private Tokens(int[] ids, int length, Tokens decoded) {
    this.ids = ids;
    this.length = length;
    this.decoded = decoded;
  }

  /** The same for an encoder, with what its decoder gets: as many sequences. */
  public Tokens with(Tokens decoded) {
    return new Tokens(ids, length, decoded);
  }

  /** What the decoder of an encoder-decoder model gets. */
  Tokens decoded() {
    return decoded;
  }

  /** One sequence. */
  public static Tokens of(int... ids) {
    return new Tokens(ids.clone(), ids.length);
  }

  /** Number of tokens of each sequence. */
  int length() {
    return length;
  }

  /** One of the sequences. */
  int[] sequence(int index) {
    return Arrays.copyOfRange(ids, index * length, (index + 1) * length);
  }

  /** Number of tokens of all sequences. */
  int count() {
    return ids.length;
  }

  /** Batch x length. */
  NDArray toArray(NDManager scope) {
    return Constants.of(scope, ids, new Shape(ids.length / length, length));
  }
}
