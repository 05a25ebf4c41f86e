package wernicke.model.transformers.internal.family.part;

import java.util.List;
import java.util.stream.Stream;
import wernicke.model.transformers.internal.decoder.Crossing;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/** What stands between an encoder and its decoder, see {@link Crossing}. */
public record CrossingPart(NormPart norm, EmbeddingPart embedding) implements Part<Crossing> {
  @Override
  public List<TensorSpec> tensors() {
    return Stream.concat(norm.tensors().stream(), embedding.tensors().stream()).toList();
  }

  @Override
  public Crossing load(WeightLoader weights) {
    return new Crossing(norm.load(weights), embedding.load(weights));
  }
}
