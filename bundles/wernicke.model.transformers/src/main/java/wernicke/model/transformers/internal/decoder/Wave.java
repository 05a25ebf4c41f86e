package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import wernicke.model.transformers.internal.decoder.operation.Chain;
import wernicke.model.transformers.internal.decoder.vocabulary.Embedding;

/**
 * Batches on their way through the blocks together. Where the next block is on another device,
 * their states are moved there.
 */
final class Wave implements AutoCloseable {
  private final Parts parts;
  private final List<Tokens> batches;
  private final List<NDManager> scopes;
  private final List<NDArray> states = new ArrayList<>();
  private final List<NDArray> encoded;
  private int device;

  Wave(Parts parts, List<Tokens> batches) {
    this.parts = parts;
    this.batches = batches;
    this.encoded = new ArrayList<>(Collections.nCopies(batches.size(), null));
    this.scopes = parts.layout.managers().stream().map(NDManager::newSubManager).toList();
    this.device = parts.layout.placement().embedding();
  }

  /**
   * Runs all blocks.
   *
   * @param offset number of the first batch
   */
  void run(int offset, Decoder.Visitor visitor) {
    int[] done = begin(offset, visitor);
    int first = Arrays.stream(done).min().orElse(0);
    for (int i = first; i < parts.source.blocks(); i++) {
      moveTo(parts.layout.placement().block(i));
      if (i > 0 && i == parts.source.encoderBlocks()) {
        parts.withCrossing(this::cross);
      }
      int block = i;
      parts.withBlock(
          block,
          b -> {
            for (int j = 0; j < states.size(); j++) {
              if (block >= done[j]) {
                states.set(j, passed(b, states.get(j), encoded.get(j)));
                visitor.afterBlock(offset + j, block, states.get(j));
              }
            }
          });
    }
  }

  private static NDArray passed(Block block, NDArray states, NDArray encoded) {
    return Chain.then(states, x -> block.forward(x, encoded, null));
  }

  /** The states that the batches begin with, and how many blocks each has passed. */
  private int[] begin(int offset, Decoder.Visitor visitor) {
    int[] done = new int[batches.size()];
    NDManager scope = scopes.get(device);
    parts.withEmbedding(
        e -> {
          for (int j = 0; j < done.length; j++) {
            Midway midway = visitor.midway(offset + j).orElse(Midway.START);
            done[j] = midway.blocks();
            NDArray embedded = embed(e, batches.get(j), scope);
            states.add(done[j] == 0 ? embedded : goingOn(embedded, midway, scope));
          }
        });
    return done;
  }

  private static NDArray goingOn(NDArray embedded, Midway midway, NDManager scope) {
    try (embedded) {
      return scope.create(midway.states().toArray(), embedded.getShape());
    }
  }

  private void cross(Crossing crossing) {
    for (int i = 0; i < states.size(); i++) {
      try (NDArray last = states.get(i)) {
        encoded.set(i, crossing.norm().forward(last));
      }
      states.set(i, embed(crossing.embedding(), batches.get(i).decoded(), scopes.get(device)));
    }
  }

  static NDArray embed(Embedding embedding, Tokens batch, NDManager owner) {
    try (NDManager scope = owner.newSubManager()) {
      NDArray states = embedding.forward(batch.toArray(scope), 0);
      states.attach(owner);
      return states;
    }
  }

  private void moveTo(int next) {
    if (next != device) {
      device = next;
      states.replaceAll(this::moved);
      encoded.replaceAll(this::moved);
    }
  }

  private NDArray moved(NDArray x) {
    return x == null ? null : moved(x, scopes.get(device));
  }

  /** A copy on the scope's device and owned by it; the old one is freed. */
  static NDArray moved(NDArray x, NDManager scope) {
    NDArray there = x.toDevice(scope.getDevice(), true);
    there.attach(scope);
    x.close();
    return there;
  }

  /** Frees the states. */
  @Override
  public void close() {
    scopes.forEach(NDManager::close);
  }
}
