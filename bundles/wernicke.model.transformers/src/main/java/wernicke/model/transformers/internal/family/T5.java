package wernicke.model.transformers.internal.family;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wernicke.api.Fingerprint;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.Crossing;
import wernicke.model.transformers.internal.decoder.attention.Heads;
import wernicke.model.transformers.internal.decoder.attention.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.feedforward.Activation;
import wernicke.model.transformers.internal.decoder.vocabulary.Embedding;
import wernicke.model.transformers.internal.decoder.vocabulary.Head;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;
import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.part.AttentionPart;
import wernicke.model.transformers.internal.family.part.BlockPart;
import wernicke.model.transformers.internal.family.part.CrossPart;
import wernicke.model.transformers.internal.family.part.CrossingPart;
import wernicke.model.transformers.internal.family.part.EmbeddingPart;
import wernicke.model.transformers.internal.family.part.FeedForwardPart;
import wernicke.model.transformers.internal.family.part.HeadPart;
import wernicke.model.transformers.internal.family.part.LinearPart;
import wernicke.model.transformers.internal.family.part.NormPart;
import wernicke.model.transformers.internal.family.part.RelativePart;
import wernicke.model.transformers.internal.family.part.TensorSpec;
import wernicke.model.transformers.internal.family.plan.Architecture;
import wernicke.model.transformers.internal.family.plan.Plan;
import wernicke.model.transformers.internal.family.plan.Sizes;
import wernicke.model.transformers.internal.family.plan.Teacher;

/**
 * T5 (Raffel et al. 2020, {@code T5ForConditionalGeneration}): the original, version 1.1 and
 * Flan-T5. Encoder and decoder, relative positions, RMS norms, no bias anywhere. Its blocks are the
 * encoder's and then the decoder's.
 */
final class T5 implements Architecture {
  private static final int FARTHEST = 128;
  private static final int BUCKETS = 32;
  private static final int CONTEXT = 512;

  private final int vocabulary;
  private final int width;
  private final int inner;
  private final int encoderBlocks;
  private final int decoderBlocks;
  private final Heads heads;
  private final int buckets;
  private final int farthest;
  private final double epsilon;
  private final boolean gated;
  private final Activation activation;
  private final boolean tied;
  private final int context;
  private final Teacher teacher;
  private final SortedMap<String, String> consulted;
  private final EmbeddingPart embedding;
  private final List<BlockPart> blocks;
  private final HeadPart head;

  private T5(ModelConfig config) {
    vocabulary = config.positive("vocab_size");
    width = config.positive("d_model");
    inner = config.positive("d_ff");
    encoderBlocks = blocks(config, "num_layers", 0);
    decoderBlocks = blocks(config, "num_decoder_layers", encoderBlocks);
    heads = Heads.equal(config.positive("num_heads"), config.positive("d_kv"));
    buckets = config.positive("relative_attention_num_buckets", BUCKETS);
    farthest = config.positive("relative_attention_max_distance", FARTHEST);
    epsilon = config.number("layer_norm_epsilon", 1e-6);
    String projection = config.text("feed_forward_proj", "relu");
    gated = projection.startsWith("gated-");
    activation = activation(config, projection);
    tied = config.flag("tie_word_embeddings", true);
    context = config.positive("n_positions", CONTEXT);
    teacher =
        new Teacher(
            encoderBlocks,
            (int) config.number("decoder_start_token_id", config.number("pad_token_id", 0)),
            (int) config.number("eos_token_id", 1),
            true);
    consulted = config.consulted();
    embedding = EmbeddingPart.of(tokens("shared.weight"));
    blocks =
        IntStream.range(0, encoderBlocks + decoderBlocks)
            .mapToObj(i -> block(layers().get(i), i >= encoderBlocks))
            .toList();
    // With a tied head the states are scaled by width^-1/2.
    head =
        HeadPart.scaled(
            norm("decoder.final_layer_norm"),
            tokens(tied ? "shared.weight" : "lm_head.weight"),
            tied ? 1 / Math.sqrt(width) : 1);
  }

  static Architecture read(ModelConfig config) {
    return new T5(config);
  }

  private static int blocks(ModelConfig config, String key, int absent) {
    int blocks = absent == 0 ? config.positive(key) : config.positive(key, absent);
    if (blocks > Sizes.MOST_BLOCKS) {
      throw config.unsupported(key, "at most " + Sizes.MOST_BLOCKS);
    }
    return blocks;
  }

  /** {@code gated-gelu} means the tanh approximation, for the sake of old checkpoints. */
  private static Activation activation(ModelConfig config, String projection) {
    return switch (projection) {
      case "relu", "gated-relu" -> Activation.RELU;
      case "gelu" -> Activation.GELU;
      case "gated-gelu", "gelu_new", "gated-gelu_new" -> Activation.GELU_TANH;
      case "silu", "gated-silu" -> Activation.SILU;
      default ->
          throw config.unsupported(
              "feed_forward_proj", "relu, gelu, silu, gelu_new, gated- or not");
    };
  }

  @Override
  public String family() {
    return "t5";
  }

  @Override
  public String title() {
    return "T5";
  }

  @Override
  public String prefix() {
    return "";
  }

  @Override
  public List<String> layers() {
    return Stream.concat(
            IntStream.range(0, encoderBlocks).mapToObj(i -> "encoder.block." + i),
            IntStream.range(0, decoderBlocks).mapToObj(i -> "decoder.block." + i))
        .toList();
  }

  @Override
  public int vocabulary() {
    return vocabulary;
  }

  @Override
  public int width() {
    return width;
  }

  /** Without the end token. */
  @Override
  public int contextLength() {
    return context - 1;
  }

  /** The encoder looks both ways: every prefix needs its own pass. */
  @Override
  public int steadyLength() {
    return 0;
  }

  @Override
  public Teacher teacher() {
    return teacher;
  }

  @Override
  public int blocks() {
    return blocks.size();
  }

  @Override
  public int encoderBlocks() {
    return encoderBlocks;
  }

  @Override
  public void describe(Fingerprint fingerprint) {
    Plan.describe("t5/1", consulted, fingerprint);
  }

  /** In the order in which an untrained twin's are hashed. */
  @Override
  public List<TensorSpec> tensors() {
    Set<TensorSpec> all = new LinkedHashSet<>(embedding.tensors());
    for (String stack : List.of("encoder", "decoder")) {
      all.add(positions(stack).table());
      all.addAll(norm(stack + ".final_layer_norm").tensors());
    }
    for (BlockPart block : blocks) {
      all.addAll(block.attention().tensors());
      all.addAll(block.attentionNorm().tensors());
      if (block.cross() != null) {
        all.addAll(block.cross().tensors());
      }
      all.addAll(block.feedForward().tensors());
      all.addAll(block.feedForwardNorm().tensors());
    }
    all.addAll(head.tensors());
    return new ArrayList<>(all);
  }

  private TensorSpec tokens(String name) {
    return TensorSpec.of(name, vocabulary, width);
  }

  @Override
  public Embedding embedding(WeightLoader weights) {
    return embedding.load(weights);
  }

  @Override
  public Crossing crossing(WeightLoader weights) {
    return new CrossingPart(norm("encoder.final_layer_norm"), embedding).load(weights);
  }

  @Override
  public Head head(WeightLoader weights) {
    return head.load(weights);
  }

  @Override
  public Block block(int index, WeightLoader weights) {
    return blocks.get(index).load(weights);
  }

  private BlockPart block(String layer, boolean decoder) {
    String last = layer + (decoder ? ".layer.2." : ".layer.1.");
    return new BlockPart(
        Block.Order.SEQUENTIAL,
        norm(layer + ".layer.0.layer_norm"),
        attention(layer + ".layer.0.SelfAttention.", decoder ? "decoder" : "encoder"),
        null,
        decoder ? cross(layer + ".layer.1.") : null,
        norm(last + "layer_norm"),
        feedForward(last),
        null);
  }

  private AttentionPart attention(String name, String stack) {
    return AttentionPart.of(
            projections(name + "q", name + "k", name + "v"),
            output(name + "o"),
            Setting.plain(heads, 1))
        .withPositions(positions(stack));
  }

  /** All blocks share the relative positions of the first. */
  private RelativePart positions(String stack) {
    String name = stack + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight";
    TensorSpec table = TensorSpec.of(name, buckets, heads.queries());
    return new RelativePart(table, farthest, stack.equals("decoder"));
  }

  private CrossPart cross(String layer) {
    String name = layer + "EncDecAttention.";
    return new CrossPart(
        norm(layer + "layer_norm"),
        projections(name + "q"),
        projections(name + "k", name + "v"),
        output(name + "o"),
        heads);
  }

  private LinearPart projections(String... names) {
    List<Integer> outputs = Stream.of(names).map(n -> heads.queryWidth()).toList();
    return LinearPart.stacked(List.of(names), width, outputs, false);
  }

  private LinearPart output(String name) {
    return LinearPart.of(name, heads.queryWidth(), width, false);
  }

  private FeedForwardPart feedForward(String prefix) {
    String name = prefix + "DenseReluDense.";
    LinearPart expand =
        gated
            ? LinearPart.stacked(
                List.of(name + "wi_0", name + "wi_1"), width, List.of(inner, inner), false)
            : LinearPart.of(name + "wi", width, inner, false);
    return new FeedForwardPart(
        expand, activation, LinearPart.of(name + "wo", inner, width, false), gated);
  }

  private NormPart norm(String name) {
    return new NormPart(NormPart.Kind.RMS, name, width, epsilon);
  }
}
