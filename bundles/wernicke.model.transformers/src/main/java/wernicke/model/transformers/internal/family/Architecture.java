package wernicke.model.transformers.internal.family;

import java.util.List;
import wernicke.api.Fingerprint;
import wernicke.model.transformers.internal.decoder.Source;

/**
 * What a {@code config.json} describes: how a family of checkpoints names its tensors and puts the
 * parts of a decoder together. One implementation per family.
 */
public interface Architecture extends Source {
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

  /**
   * The number of tokens up to which states do not depend on how long the sequence is, so that one
   * pass is exact for all prefixes. Less than the context length where the scaling of rotary
   * positions changes with the length.
   */
  default int steadyLength() {
    return contextLength();
  }

  /** How an encoder-decoder model is given text; null for a decoder alone. */
  default Teacher teacher() {
    return null;
  }

  /** All tensors that the decoder is made of. */
  List<TensorSpec> tensors();

  /** Adds every value of the config that determines the numbers. */
  void describe(Fingerprint fingerprint);
}
