package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import wernicke.model.transformers.internal.decoder.layout.Layout;
import wernicke.model.transformers.internal.decoder.layout.Placement;
import wernicke.model.transformers.internal.decoder.layout.Residency;
import wernicke.model.transformers.internal.decoder.operation.Kernels;
import wernicke.model.transformers.internal.decoder.vocabulary.Embedding;
import wernicke.model.transformers.internal.decoder.vocabulary.Head;
import wernicke.model.transformers.internal.decoder.weight.Halves;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;
import wernicke.model.transformers.internal.engine.Precision;
import wernicke.model.transformers.internal.safetensors.Tensor;

/** Hands out a decoder's parts: loaded once and kept, or loaded for each use and dropped. */
abstract class Parts {
  final Layout layout;
  final Source source;
  private final List<Kernels> kernels;
  private final List<Optional<Halves>> halves;
  private final Map<String, Tensor> tensors;

  private Parts(Layout layout, Source source, Map<String, Tensor> tensors) {
    this.layout = layout;
    this.source = source;
    this.kernels = layout.managers().stream().map(Kernels::new).toList();
    this.halves = layout.managers().stream().map(m -> halves(layout.precision(), m)).toList();
    this.tensors = tensors;
  }

  private static Optional<Halves> halves(Precision precision, NDManager manager) {
    return precision == Precision.FLOAT32
        ? Optional.empty()
        : Optional.of(new Halves(manager, precision));
  }

  /**
   * @param slice elements of a matrix of tokens to hold at a time when weights are streamed
   */
  static Parts of(Layout layout, Source source, Map<String, Tensor> tensors, int slice) {
    return layout.residency() == Residency.RESIDENT
        ? new Resident(layout, source, tensors)
        : new Streaming(layout, source, tensors, slice);
  }

  abstract void withEmbedding(Consumer<Embedding> use);

  abstract void withBlock(int index, Consumer<Block> use);

  /** Between encoder and decoder; its weights are few, or shared with the embedding. */
  abstract void withCrossing(Consumer<Crossing> use);

  abstract <T> T withHead(Function<Head, T> use);

  /** The device of what is between encoder and decoder. */
  int crossing() {
    return layout.placement().block(source.encoderBlocks());
  }

  /** Loads for a device into {@code owner}. */
  WeightLoader loader(int device, NDManager owner) {
    return new WeightLoader(owner, kernels.get(device), tensors, halves.get(device).orElse(null));
  }

  private static final class Resident extends Parts {
    private final Embedding embedding;
    private final List<Block> blocks;
    private final Crossing crossing;
    private final Head head;

    Resident(Layout layout, Source source, Map<String, Tensor> tensors) {
      super(layout, source, tensors);
      Placement placement = layout.placement();
      List<WeightLoader> weights =
          IntStream.range(0, layout.managers().size())
              .mapToObj(device -> loader(device, layout.managers().get(device)))
              .toList();
      embedding = source.embedding(weights.get(placement.embedding()));
      blocks =
          IntStream.range(0, source.blocks())
              .mapToObj(i -> source.block(i, weights.get(placement.block(i))))
              .toList();
      crossing = source.encoderBlocks() == 0 ? null : source.crossing(weights.get(crossing()));
      head = source.head(weights.get(placement.head()));
    }

    @Override
    void withCrossing(Consumer<Crossing> use) {
      use.accept(crossing);
    }

    @Override
    void withEmbedding(Consumer<Embedding> use) {
      use.accept(embedding);
    }

    @Override
    void withBlock(int index, Consumer<Block> use) {
      use.accept(blocks.get(index));
    }

    @Override
    <T> T withHead(Function<Head, T> use) {
      return use.apply(head);
    }
  }

  /**
   * Matrices of tokens stay in their files. The rest of the head is kept until the next wave
   * begins, since every batch needs it.
   */
  private static final class Streaming extends Parts {
    private final int slice;
    private NDManager headOwner;
    private Head head;

    Streaming(Layout layout, Source source, Map<String, Tensor> tensors, int slice) {
      super(layout, source, tensors);
      this.slice = slice;
    }

    @Override
    WeightLoader loader(int device, NDManager owner) {
      return super.loader(device, owner).leavingTokens(slice);
    }

    @Override
    void withEmbedding(Consumer<Embedding> use) {
      dropHead();
      with(layout.placement().embedding(), source::embedding, use);
    }

    @Override
    void withBlock(int index, Consumer<Block> use) {
      with(layout.placement().block(index), weights -> source.block(index, weights), use);
    }

    @Override
    void withCrossing(Consumer<Crossing> use) {
      with(crossing(), source::crossing, use);
    }

    private <P> void with(int device, Function<WeightLoader, P> load, Consumer<P> use) {
      try (NDManager owner = layout.managers().get(device).newSubManager()) {
        use.accept(load.apply(loader(device, owner)));
      }
    }

    @Override
    <T> T withHead(Function<Head, T> use) {
      if (head == null) {
        int device = layout.placement().head();
        headOwner = layout.managers().get(device).newSubManager();
        head = source.head(loader(device, headOwner));
      }
      return use.apply(head);
    }

    private void dropHead() {
      if (headOwner != null) {
        headOwner.close();
      }
      headOwner = null;
      head = null;
    }
  }
}
