package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import wernicke.model.transformers.internal.decoder.layout.Layout;
import wernicke.model.transformers.internal.decoder.layout.Residency;
import wernicke.model.transformers.internal.decoder.vocabulary.Head;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;
import wernicke.model.transformers.internal.engine.Torch;
import wernicke.model.transformers.internal.safetensors.Tensor;

/**
 * A transformer made of interchangeable parts: a causal decoder, with an encoder before it or not.
 * One thread at a time.
 *
 * <p>Sequences run in <em>waves</em> of batches: all batches of a wave go through one block before
 * the next block. Resident weights make waves of one batch; streamed ones as large waves as the
 * budget for states allows, because each wave reads the checkpoint once.
 */
public final class Decoder implements AutoCloseable {
  /** Sees the residual stream after each block. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Called after each block of each batch; may throw to stop.
     *
     * @param batch index of the batch
     * @param block index of the block; for each batch they come in order
     * @param states batch x tokens x width; freed when the next block has run
     */
    void afterBlock(int batch, int block, NDArray states);

    /** Where a batch goes on; only for decoders in float32. It sees no block before that again. */
    default Optional<Midway> midway(int batch) {
      return Optional.empty();
    }
  }

  private final Parts parts;
  private final int width;

  /**
   * @param layout owner of all native memory, closed with the decoder
   * @param width features of the residual stream
   */
  public Decoder(Layout layout, Source source, Map<String, Tensor> tensors, int width) {
    this(layout, source, tensors, width, WeightLoader.SLICE);
  }

  /**
   * @param slice elements of a matrix of tokens to hold at a time when weights are streamed
   */
  Decoder(Layout layout, Source source, Map<String, Tensor> tensors, int width, int slice) {
    this.parts = Parts.of(layout, source, tensors, slice);
    this.width = width;
  }

  /** Uses what predicts tokens from the output of the last block; it may be loaded for it. */
  public <T> T withHead(Function<Head, T> use) {
    Torch.prepareThread();
    return parts.withHead(use);
  }

  /**
   * Logits.
   *
   * @param states n x width, output of the last block
   * @return n x vocabulary size
   */
  public NDArray logits(NDArray states) {
    return withHead(head -> head.logits(states));
  }

  /** Runs batches of sequences; native memory in between is freed. */
  public void run(List<Tokens> batches, Visitor visitor) {
    Torch.prepareThread();
    for (int from = 0; from < batches.size(); ) {
      int to = endOfWave(batches, from);
      try (Wave wave = new Wave(parts, batches.subList(from, to))) {
        wave.run(from, visitor);
      }
      from = to;
    }
  }

  /**
   * Continues sequences by the most probable token, one after the other.
   *
   * @param batches the sequences of one are of equal length, none is filled up; for an
   *     encoder-decoder model what the encoder reads, with what the decoder starts with
   * @param tokens at most so many new ones; with the prompt no more than the model's context
   * @param stops tokens that end a sequence
   * @param steady see {@code Architecture.steadyLength}
   * @param check called between blocks; may throw to stop
   * @return the new tokens of every sequence, the one that ended it left out
   */
  public List<int[]> greedy(
      List<Tokens> batches, int tokens, Set<Integer> stops, int steady, Runnable check) {
    Torch.prepareThread();
    return new Greedy(parts, check).run(batches, new Greedy.Limits(tokens, stops, steady));
  }

  /** Number of waves: how often streamed weights are read. */
  public int waves(List<Tokens> batches) {
    int waves = 0;
    for (int from = 0; from < batches.size(); from = endOfWave(batches, from)) {
      waves++;
    }
    return waves;
  }

  private int endOfWave(List<Tokens> batches, int from) {
    Layout layout = parts.layout;
    long most = layout.residency() == Residency.RESIDENT ? 0 : layout.waveBytes();
    long bytes = 0;
    int to = from;
    do {
      bytes += batches.get(to).count() * (long) width * Float.BYTES;
      to++;
    } while (to < batches.size() && bytes < most);
    return to;
  }

  /** Frees all native memory. */
  @Override
  public void close() {
    parts.layout.managers().forEach(NDManager::close);
  }
}
