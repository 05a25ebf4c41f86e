package wernicke.model.transformers.internal.family.part;

import java.util.List;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/**
 * A part of a model before it is loaded: which tensors it needs, and how it is made of them.
 *
 * @param <T> the part
 */
interface Part<T> {
  /** The tensors that it is made of, by canonical name. */
  List<TensorSpec> tensors();

  /** Makes it. */
  T load(WeightLoader weights);
}
