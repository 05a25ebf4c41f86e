package wernicke.model.transformers.internal.family.part;

import java.util.ArrayList;
import java.util.List;
import wernicke.model.transformers.internal.decoder.vocabulary.Head;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/**
 * The head.
 *
 * @param norm the final norm; null for none
 * @param projection null for none
 * @param vocabulary the stored matrix; that of the embedding if tied
 * @param bias its bias; null for none
 * @param scale what the normalised states are multiplied by
 * @param softcap 0 for none
 */
public record HeadPart(
    NormPart norm,
    LinearPart projection,
    TensorSpec vocabulary,
    TensorSpec bias,
    double scale,
    double softcap)
    implements Part<Head> {
  /** A norm and the vocabulary. */
  public static HeadPart of(NormPart norm, TensorSpec vocabulary) {
    return scaled(norm, vocabulary, 1);
  }

  /** The same, with the normalised states times a number. */
  public static HeadPart scaled(NormPart norm, TensorSpec vocabulary, double scale) {
    return new HeadPart(norm, null, vocabulary, null, scale, 0);
  }

  @Override
  public List<TensorSpec> tensors() {
    List<TensorSpec> all = new ArrayList<>();
    all.add(vocabulary);
    if (norm != null) {
      all.addAll(norm.tensors());
    }
    if (projection != null) {
      all.addAll(projection.tensors());
    }
    if (bias != null) {
      all.add(bias);
    }
    return all;
  }

  @Override
  public Head load(WeightLoader weights) {
    return new Head(
        norm == null ? null : norm.load(weights),
        projection == null ? null : projection.load(weights),
        weights.tokens(vocabulary.name()),
        bias == null ? null : weights.load(bias.name()),
        scale,
        softcap,
        weights.kernels());
  }
}
