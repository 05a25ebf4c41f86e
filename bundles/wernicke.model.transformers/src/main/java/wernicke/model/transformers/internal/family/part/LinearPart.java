package wernicke.model.transformers.internal.family.part;

import java.util.ArrayList;
import java.util.List;
import wernicke.model.transformers.internal.decoder.weight.Linear;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/**
 * A linear map out of one or more stored ones that read the same input; their outputs follow one
 * another.
 *
 * @param names without {@code .weight}
 * @param inputs input features
 * @param outputs output features of each
 * @param bias whether they have one
 */
public record LinearPart(
    List<String> names, int inputs, List<Integer> outputs, boolean bias, Stored stored)
    implements Part<Linear> {
  /** How a matrix is stored. */
  public enum Stored {
    /** Output features x input features. */
    ROWS,
    /** Input features x output features: {@code Conv1D} of GPT-2. Only one such map. */
    COLUMNS,
    /**
     * Output features x input features, query, key and value of the first head first: {@link
     * Linear#headsLast}.
     */
    BY_HEAD
  }

  /** One matrix, output features x input features, of that name. */
  public static LinearPart of(String name, int inputs, int outputs, boolean bias) {
    return stacked(List.of(name), inputs, List.of(outputs), bias);
  }

  /** Matrices of equal width, one below the other. */
  public static LinearPart stacked(
      List<String> names, int inputs, List<Integer> outputs, boolean bias) {
    return new LinearPart(names, inputs, outputs, bias, Stored.ROWS);
  }

  @Override
  public List<TensorSpec> tensors() {
    List<TensorSpec> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String weight = names.get(i) + ".weight";
      all.add(
          stored == Stored.COLUMNS
              ? TensorSpec.of(weight, inputs, outputs.get(i))
              : TensorSpec.of(weight, outputs.get(i), inputs));
      if (bias) {
        all.add(TensorSpec.of(names.get(i) + ".bias", outputs.get(i)));
      }
    }
    return all;
  }

  /**
   * Makes it.
   *
   * @param heads how many there are, for a matrix that is stored by head
   */
  Linear load(WeightLoader weights, int heads) {
    Linear linear =
        weights.linear(
            names.stream().map(n -> n + ".weight").toList(),
            bias ? names.stream().map(n -> n + ".bias").toList() : List.of());
    return switch (stored) {
      case ROWS -> linear;
      case COLUMNS -> linear.transposed();
      case BY_HEAD -> linear.headsLast(heads);
    };
  }

  @Override
  public Linear load(WeightLoader weights) {
    return load(weights, 1);
  }
}
