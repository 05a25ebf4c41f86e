package wernicke.model.transformers.internal.decoder;

import wernicke.model.transformers.internal.decoder.norm.Norm;
import wernicke.model.transformers.internal.decoder.vocabulary.Embedding;

/**
 * What happens between the encoder and the decoder of an encoder-decoder model.
 *
 * @param norm of the encoder's output
 * @param embedding of the decoder's tokens
 */
public record Crossing(Norm norm, Embedding embedding) {}
