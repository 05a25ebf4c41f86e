package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wernicke.model.transformers.internal.decoder.attention.KeyValues;
import wernicke.model.transformers.internal.decoder.layout.Placement;
import wernicke.model.transformers.internal.decoder.operation.Chain;
import wernicke.model.transformers.internal.decoder.operation.Constants;
import wernicke.model.transformers.internal.decoder.vocabulary.Embedding;
import wernicke.model.transformers.internal.decoder.vocabulary.Head;

/** Sequences of equal length while they are continued together. */
final class Continuation implements AutoCloseable {
  private final List<NDManager> scopes;
  private final Placement placement;
  private final Greedy.Limits limits;
  private final Tokens prompts;
  private final int encoderBlocks;
  private final int prompt;
  private final int[][] ids;
  private final boolean[] ended;
  private final List<KeyValues> past = new ArrayList<>();
  private int length;
  private NDArray states;
  private NDArray encoded;

  /**
   * @param prompts what to continue; for an encoder-decoder model, what the encoder reads, with
   *     what the decoder starts with
   */
  Continuation(Tokens prompts, Parts parts, Greedy.Limits limits) {
    this.scopes = parts.layout.managers().stream().map(NDManager::newSubManager).toList();
    this.placement = parts.layout.placement();
    this.limits = limits;
    this.prompts = prompts;
    this.encoderBlocks = parts.source.encoderBlocks();
    Tokens begin = encoderBlocks == 0 ? prompts : prompts.decoded();
    this.prompt = begin.length();
    this.length = prompt;
    this.ids = new int[begin.count() / prompt][];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Arrays.copyOf(begin.sequence(i), prompt + limits.tokens());
    }
    this.ended = new boolean[ids.length];
    IntStream.range(encoderBlocks, parts.source.blocks())
        .forEach(i -> past.add(new KeyValues(scopes.get(placement.block(i)))));
  }

  /** Whether all sequences have ended. */
  boolean done() {
    return length == prompt + limits.tokens() || IntStream.range(0, ids.length).allMatch(this::end);
  }

  private boolean end(int sequence) {
    return ended[sequence];
  }

  /** Begins with what the encoder reads. */
  void embedPrompt(Embedding embedding) {
    states = Wave.embed(embedding, prompts, scopes.get(placement.embedding()));
  }

  /** From the encoder to the decoder. */
  void cross(Crossing crossing) {
    moveTo(placement.block(encoderBlocks));
    encoded = crossing.norm().forward(states);
    states.close();
    states = null;
  }

  /**
   * Begins a step: with the tokens that the blocks have not seen; with all of them where what was
   * calculated for a shorter sequence no longer holds.
   */
  void embed(Embedding embedding) {
    if (length > limits.steady()) {
      past.forEach(KeyValues::clear);
    }
    int seen = past.get(0).length();
    int[] fresh =
        Arrays.stream(ids).flatMapToInt(row -> Arrays.stream(row, seen, length)).toArray();
    NDManager scope = scopes.get(placement.embedding());
    try (NDManager temporary = scope.newSubManager()) {
      Shape shape = new Shape(ids.length, length - seen);
      states = embedding.forward(Constants.of(temporary, fresh, shape), seen);
      states.attach(scope);
    }
  }

  /** Through one block. */
  void forward(Block block, int index) {
    moveTo(placement.block(index));
    KeyValues own = index < encoderBlocks ? null : past.get(index - encoderBlocks);
    states = Chain.then(states, x -> block.forward(x, encoded, own));
  }

  private void moveTo(int device) {
    NDManager scope = scopes.get(device);
    states = moved(states, scope);
    encoded = moved(encoded, scope);
  }

  private static NDArray moved(NDArray x, NDManager scope) {
    return x == null || x.getManager() == scope ? x : Wave.moved(x, scope);
  }

  /** Ends a step: the most probable token, the first of equals, is the next. */
  void choose(Head head) {
    moveTo(placement.head());
    try (NDManager temporary = scopes.get(placement.head()).newSubManager()) {
      states.attach(temporary);
      long[] next = head.logits(states.get(new NDIndex(":, -1, :"))).argMax(1).toLongArray();
      for (int i = 0; i < ids.length; i++) {
        ids[i][length] = Math.toIntExact(next[i]);
        ended[i] |= limits.stops().contains(ids[i][length]);
      }
    }
    length++;
  }

  /** The new tokens of each sequence, up to the one that ended it. */
  List<int[]> results() {
    return Arrays.stream(ids).map(this::result).toList();
  }

  private int[] result(int... row) {
    int to = prompt;
    while (to < length && !limits.stops().contains(row[to])) {
      to++;
    }
    return Arrays.copyOfRange(row, prompt, to);
  }

  @Override
  public void close() {
    scopes.forEach(NDManager::close);
  }
}
