package wernicke.linalg.internal.folds;

import java.util.function.ObjIntConsumer;
import wernicke.linalg.engine.Parallel;
import wernicke.linalg.internal.gram.Responses;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Memory;

/**
 * Responses in blocks of neuroids that stay in the processor's cache while something is done with
 * them. Blocks are independent pieces of work for several threads, the same whatever their number.
 */
final class NeuroidBlocks {
  /** How many numbers a block has, roughly: 1 MB. */
  private static final int CACHED = 1 << 17;

  private static final int NARROW = 64;
  private static final int WIDE = 2048;

  private final Responses responses;
  private final int width;

  NeuroidBlocks(Responses responses) {
    this.responses = responses;
    int cached = CACHED / responses.rows() / NARROW * NARROW;
    this.width = Math.max(NARROW, Math.min(WIDE, cached));
  }

  int count() {
    return (responses.neuroids() + width - 1) / width;
  }

  /**
   * Does some work for every block, in any order.
   *
   * @param work is given the block, all rows x some neuroids, and the first of these neuroids
   */
  void forEach(ObjIntConsumer<Dense> work) {
    Parallel.forEach(
        count(),
        block -> {
          int from = block * width;
          int to = Math.min(from + width, responses.neuroids());
          Memory.run(() -> work.accept(responses.columns(from, to), from));
        });
  }
}
