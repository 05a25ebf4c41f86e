package wernicke.api;

import java.util.List;

/**
 * What a model says of itself.
 *
 * @param id its name on the shell
 * @param family architecture, such as {@code gpt2}; {@code control} for a baseline, {@code
 *     precomputed} for files
 * @param parameters number of parameters; 0 if unknown or meaningless
 * @param layers names of the layers of a states recording, first to last; empty if the model has
 *     none
 * @param width features per layer; the widest if layers differ, 0 if as many as there are
 *     presentations (used for disk and memory estimates)
 * @param contextLength maximum number of tokens; 0 for no limit
 * @param tokenizer content hash of the tokenizer; empty if there is none
 * @param weights content hash of everything else that determines the numbers: equal weights, equal
 *     recordings, whatever the id
 */
public record ModelInfo(
    String id,
    String family,
    long parameters,
    List<String> layers,
    int width,
    int contextLength,
    String tokenizer,
    String weights) {
  public ModelInfo {
    layers = List.copyOf(layers);
  }
}
