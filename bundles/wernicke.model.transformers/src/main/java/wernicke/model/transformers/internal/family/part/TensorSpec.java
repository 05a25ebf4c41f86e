package wernicke.model.transformers.internal.family.part;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor that a model needs.
 *
 * @param name canonical name
 * @param shape the shape it must have
 */
public record TensorSpec(String name, List<Long> shape) {
  /** A tensor of that name and shape. */
  public static TensorSpec of(String name, long... shape) {
    return new TensorSpec(name, Arrays.stream(shape).boxed().toList());
  }
}
