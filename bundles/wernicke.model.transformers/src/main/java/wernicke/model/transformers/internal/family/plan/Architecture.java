package wernicke.model.transformers.internal.family.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wernicke.api.Fingerprint;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.decoder.Source;
import wernicke.model.transformers.internal.family.part.TensorSpec;
import wernicke.model.transformers.internal.safetensors.Tensor;

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

  /**
   * The tensors that it needs, out of those of a folder.
   *
   * @throws PluginException if one is missing, has another shape, or cannot be widened to float32
   */
  default SortedMap<String, Tensor> select(Map<String, Tensor> stored, Path folder) {
    SortedMap<String, Tensor> used = new TreeMap<>();
    for (TensorSpec spec : tensors()) {
      Tensor tensor = stored.get(spec.name());
      if (tensor == null) {
        throw new PluginException(
            "%s: tensor '%s' is missing".formatted(folder.getFileName(), spec.name()));
      }
      if (!tensor.shape().equals(spec.shape())) {
        throw new PluginException(
            "%s has shape %s, config.json needs %s"
                .formatted(tensor.label(), tensor.shape(), spec.shape()));
      }
      tensor.requireUsable();
      used.put(spec.name(), tensor);
    }
    return used;
  }

  /** Adds every value of the config that determines the numbers. */
  void describe(Fingerprint fingerprint);
}
