package wernicke.model.transformers.internal.family.config;

import java.util.List;
import java.util.function.IntPredicate;

/** Which blocks see only a window of tokens. */
public final class Windows {
  private static final String SLIDING = "sliding_attention";
  private static final String FULL = "full_attention";

  private Windows() {}

  /**
   * Window of every block, 0 for none: as {@code layer_types} says, or by rule where it is absent.
   *
   * @param sliding whether the block of that index has a window
   * @param window its size
   */
  public static int[] read(ModelConfig config, int blocks, int window, IntPredicate sliding) {
    int[] windows = new int[blocks];
    List<String> types = config.has("layer_types") ? config.texts("layer_types") : List.of();
    if (!types.isEmpty() && types.size() != blocks) {
      throw config.unsupported("layer_types", "one for each of " + blocks + " blocks");
    }
    for (int i = 0; i < blocks; i++) {
      String type = types.isEmpty() ? (sliding.test(i) ? SLIDING : FULL) : types.get(i);
      windows[i] =
          switch (type) {
            case SLIDING -> window;
            case FULL -> 0;
            default -> throw config.unsupported("layer_types", SLIDING + ", " + FULL);
          };
    }
    return windows;
  }
}
