package wernicke.model.transformers.internal.family.initialisation;

import java.util.OptionalInt;
import java.util.OptionalLong;
import wernicke.model.transformers.internal.family.config.ModelConfig;

/**
 * The padding token, whose vector is 0.
 *
 * @param row its row of the embedding; empty for none
 */
record Padding(OptionalLong row) {
  private static final String KEY = "pad_token_id";

  /**
   * As a config says; negative ids count from the end.
   *
   * @param absent the token where it does not say; empty for none
   */
  static Padding of(ModelConfig config, OptionalInt absent) {
    if (config.isNull(KEY) || (absent.isEmpty() && !config.has(KEY))) {
      return new Padding(OptionalLong.empty());
    }
    int vocabulary = config.positive("vocab_size");
    double id = config.number(KEY, absent.orElse(0));
    if (id != Math.rint(id) || id < -vocabulary || id >= vocabulary) {
      throw config.unsupported(KEY, "a token below vocab_size " + vocabulary);
    }
    return new Padding(OptionalLong.of((long) (id < 0 ? id + vocabulary : id)));
  }

  /** The same but for that row. */
  Initialisation zeroed(Initialisation all) {
    return tensor -> {
      Distribution drawn = all.of(tensor);
      return row.isPresent()
              && tensor.name().endsWith("embed_tokens.weight")
              && drawn instanceof Distribution.Normal normal
          ? Distribution.Normal.withoutRow(normal.std(), row.getAsLong(), tensor.shape().get(1))
          : drawn;
    };
  }
}
