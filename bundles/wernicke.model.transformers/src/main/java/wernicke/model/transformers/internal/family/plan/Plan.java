package wernicke.model.transformers.internal.family.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import wernicke.api.Fingerprint;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.part.BlockPart;
import wernicke.model.transformers.internal.family.part.EmbeddingPart;
import wernicke.model.transformers.internal.family.part.HeadPart;
import wernicke.model.transformers.internal.family.part.TensorSpec;

/**
 * What differs between decoders, as one table: whoever fills it in has a family.
 *
 * @param identity what it is called
 * @param sizes numbers of features, heads and blocks
 * @param limits how many tokens it takes
 * @param order how the halves of a block are put together
 * @param norms of a block
 * @param attention of a block
 * @param feedForward of a block
 * @param embedding before the blocks
 * @param head behind them
 */
public record Plan(
    Causal.Identity identity,
    Sizes sizes,
    Causal.Size limits,
    Block.Order order,
    Norms norms,
    Attending attention,
    Network feedForward,
    EmbeddingPart embedding,
    HeadPart head) {
  /**
   * The decoder. Its fingerprint has every value of the config that was asked for.
   *
   * @param config which has been asked for all that matters
   */
  public Causal causal(ModelConfig config) {
    List<BlockPart> blocks = IntStream.range(0, sizes.blocks()).mapToObj(this::block).toList();
    Set<TensorSpec> all = new LinkedHashSet<>(embedding.tensors());
    blocks.forEach(block -> all.addAll(block.tensors()));
    all.addAll(head.tensors());
    SortedMap<String, String> consulted = config.consulted();
    return new Causal(
        identity,
        limits,
        embedding,
        blocks,
        head,
        new ArrayList<>(all),
        fingerprint -> describe("causal/1", consulted, fingerprint));
  }

  /** Adds what a config was asked for. */
  public static void describe(
      String version, SortedMap<String, String> consulted, Fingerprint fingerprint) {
    fingerprint.add(version).add(consulted.size());
    for (Map.Entry<String, String> value : consulted.entrySet()) {
      fingerprint.add(value.getKey()).add(value.getValue());
    }
  }

  private BlockPart block(int index) {
    String name = identity.block() + index + ".";
    int width = sizes.width();
    return new BlockPart(
        order,
        norms.within(name, norms.attention(), width),
        attention.part(name, index, sizes, norms),
        norms.within(name, norms.afterAttention(), width),
        null,
        norms.within(name, norms.feedForward(), width),
        feedForward.part(name, width, sizes.inner()),
        norms.within(name, norms.afterFeedForward(), width));
  }
}
