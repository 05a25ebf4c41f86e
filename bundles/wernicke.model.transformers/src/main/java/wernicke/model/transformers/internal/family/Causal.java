package wernicke.model.transformers.internal.family;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import wernicke.api.Fingerprint;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.Embedding;
import wernicke.model.transformers.internal.decoder.Head;
import wernicke.model.transformers.internal.decoder.WeightLoader;

/**
 * A causal decoder put together out of parts that its family has chosen.
 *
 * @param identity its names
 * @param size its numbers
 * @param embedding before the blocks
 * @param blockParts the blocks
 * @param headPart after the blocks
 * @param consulted every value of the config that was asked for
 */
record Causal(
    Identity identity,
    Size size,
    EmbeddingPart embedding,
    List<BlockPart> blockParts,
    HeadPart headPart,
    SortedMap<String, String> consulted)
    implements Architecture {
  /**
   * Names.
   *
   * @param family {@code model_type}
   * @param title the family's name for people
   * @param prefix what some checkpoints put before the canonical tensor names
   * @param layer published name of a block without its number, such as {@code model.layers.}
   */
  record Identity(String family, String title, String prefix, String layer) {}

  /**
   * Sizes.
   *
   * @param vocabulary number of tokens
   * @param width features
   * @param contextLength maximum number of tokens
   * @param steadyLength see {@link Architecture#steadyLength}
   */
  record Size(int vocabulary, int width, int contextLength, int steadyLength) {}

  @Override
  public String family() {
    return identity.family();
  }

  @Override
  public String title() {
    return identity.title();
  }

  @Override
  public String prefix() {
    return identity.prefix();
  }

  @Override
  public List<String> layers() {
    return IntStream.range(0, blocks()).mapToObj(i -> identity.layer() + i).toList();
  }

  @Override
  public int vocabulary() {
    return size.vocabulary();
  }

  @Override
  public int width() {
    return size.width();
  }

  @Override
  public int contextLength() {
    return size.contextLength();
  }

  @Override
  public int steadyLength() {
    return size.steadyLength();
  }

  @Override
  public List<TensorSpec> tensors() {
    Set<TensorSpec> all = new LinkedHashSet<>(embedding.tensors());
    blockParts.forEach(block -> all.addAll(block.tensors()));
    all.addAll(headPart.tensors());
    return new ArrayList<>(all);
  }

  @Override
  public void describe(Fingerprint fingerprint) {
    fingerprint.add("causal/1").add(consulted.size());
    for (Map.Entry<String, String> value : consulted.entrySet()) {
      fingerprint.add(value.getKey()).add(value.getValue());
    }
  }

  @Override
  public int blocks() {
    return blockParts.size();
  }

  @Override
  public Embedding embedding(WeightLoader weights) {
    return embedding.load(weights);
  }

  @Override
  public Block block(int index, WeightLoader weights) {
    return blockParts.get(index).load(weights);
  }

  @Override
  public Head head(WeightLoader weights) {
    return headPart.load(weights);
  }
}
