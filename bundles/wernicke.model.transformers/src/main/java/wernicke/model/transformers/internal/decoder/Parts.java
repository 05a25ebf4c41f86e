package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import wernicke.model.transformers.internal.safetensors.Tensor;

/** Hands out a decoder's parts: loaded once and kept, or loaded for each use and dropped. */
abstract class Parts {
  final NDManager manager;
  final Source source;
  private final Kernels kernels;
  private final Map<String, Tensor> tensors;

  private Parts(NDManager manager, Source source, Map<String, Tensor> tensors) {
    this.manager = manager;
    this.source = source;
    this.kernels = new Kernels(manager);
    this.tensors = tensors;
  }

  static Parts of(
      Residency residency, NDManager manager, Source source, Map<String, Tensor> tensors) {
    return residency == Residency.RESIDENT
        ? new Resident(manager, source, tensors)
        : new Streaming(manager, source, tensors);
  }

  abstract void withEmbedding(Consumer<Embedding> use);

  abstract void withBlock(int index, Consumer<Block> use);

  /** Between encoder and decoder; its weights are few, or shared with the embedding. */
  abstract void withCrossing(Consumer<Crossing> use);

  abstract <T> T withHead(Function<Head, T> use);

  WeightLoader loader(NDManager owner) {
    return new WeightLoader(owner, kernels, tensors);
  }

  private static final class Resident extends Parts {
    private final Embedding embedding;
    private final List<Block> blocks;
    private final Crossing crossing;
    private final Head head;

    Resident(NDManager manager, Source source, Map<String, Tensor> tensors) {
      super(manager, source, tensors);
      WeightLoader weights = loader(manager);
      embedding = source.embedding(weights);
      blocks = IntStream.range(0, source.blocks()).mapToObj(i -> source.block(i, weights)).toList();
      crossing = source.encoderBlocks() == 0 ? null : source.crossing(weights);
      head = source.head(weights);
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

  /** The head is kept until the next wave begins, since every batch needs it. */
  private static final class Streaming extends Parts {
    private NDManager headOwner;
    private Head head;

    Streaming(NDManager manager, Source source, Map<String, Tensor> tensors) {
      super(manager, source, tensors);
    }

    @Override
    void withEmbedding(Consumer<Embedding> use) {
      dropHead();
      try (NDManager owner = manager.newSubManager()) {
        use.accept(source.embedding(loader(owner)));
      }
    }

    @Override
    void withBlock(int index, Consumer<Block> use) {
      try (NDManager owner = manager.newSubManager()) {
        use.accept(source.block(index, loader(owner)));
      }
    }

    @Override
    void withCrossing(Consumer<Crossing> use) {
      try (NDManager owner = manager.newSubManager()) {
        use.accept(source.crossing(loader(owner)));
      }
    }

    @Override
    <T> T withHead(Function<Head, T> use) {
      if (head == null) {
        headOwner = manager.newSubManager();
        head = source.head(loader(headOwner));
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
