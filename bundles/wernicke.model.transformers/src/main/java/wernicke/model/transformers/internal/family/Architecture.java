package wernicke.model.transformers.internal.family;

import java.util.List;
import wernicke.api.Fingerprint;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.decoder.WeightLoader;

/**
 * What a {@code config.json} describes: how a family of checkpoints names its tensors and puts the
 * parts of a {@link Decoder} together. One implementation per family.
 */
public interface Architecture {
  /** {@code model_type} of the config. */
  String family();

  /** The family's name for people. */
  String title();

  /** What some checkpoints put before the canonical tensor names. */
  String prefix();

  /** Names of the blocks, first to last, as the published checkpoints have them. */
  List<String> layers();

  /** Number of tokens that it knows. */
  int vocabulary();

  /** Features per layer. */
  int width();

  /** Maximum number of tokens. */
  int contextLength();

  /** All tensors that the decoder is made of. */
  List<TensorSpec> tensors();

  /** Adds every value of the config that determines the numbers. */
  void describe(Fingerprint fingerprint);

  /** Puts the decoder together; it owns the loader's manager from then on. */
  Decoder build(WeightLoader weights);
}
