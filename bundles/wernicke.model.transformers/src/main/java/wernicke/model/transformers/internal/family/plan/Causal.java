package wernicke.model.transformers.internal.family.plan;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import wernicke.api.Fingerprint;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.vocabulary.Embedding;
import wernicke.model.transformers.internal.decoder.vocabulary.Head;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;
import wernicke.model.transformers.internal.family.part.BlockPart;
import wernicke.model.transformers.internal.family.part.EmbeddingPart;
import wernicke.model.transformers.internal.family.part.HeadPart;
import wernicke.model.transformers.internal.family.part.TensorSpec;

/**
 * A causal decoder put together out of parts that its family has chosen.
 *
 * @param identity its names
 * @param size its numbers
 * @param embedding before the blocks
 * @param blockParts the blocks
 * @param headPart after the blocks
 * @param tensors all of theirs, in the order in which an untrained twin's are hashed
 * @param description adds every value of the config that determines the numbers
 */
public record Causal(
    Identity identity,
    Size size,
    EmbeddingPart embedding,
    List<BlockPart> blockParts,
    HeadPart headPart,
    List<TensorSpec> tensors,
    Consumer<Fingerprint> description)
    implements Architecture {
  /**
   * Names.
   *
   * @param family {@code model_type}
   * @param title the family's name for people
   * @param prefix what some checkpoints put before the canonical tensor names
   * @param block canonical name of a block without its number, such as {@code layers.}
   */
  public record Identity(String family, String title, String prefix, String block) {}

  /**
   * Sizes.
   *
   * @param vocabulary number of tokens
   * @param width features
   * @param contextLength maximum number of tokens
   * @param steadyLength see {@link Architecture#steadyLength}
   */
  record Size(int vocabulary, int width, int contextLength, int steadyLength) {}

  /** The same with fingerprints as they were made before there were plans. */
  public Causal published(List<TensorSpec> order, Consumer<Fingerprint> described) {
    return new Causal(identity, size, embedding, blockParts, headPart, order, described);
  }

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
    String block = identity.prefix() + identity.block();
    return IntStream.range(0, blocks()).mapToObj(i -> block + i).toList();
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
  public void describe(Fingerprint fingerprint) {
    description.accept(fingerprint);
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
