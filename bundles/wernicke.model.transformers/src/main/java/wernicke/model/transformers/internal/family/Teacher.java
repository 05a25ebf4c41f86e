package wernicke.model.transformers.internal.family;

/**
 * How an encoder-decoder model is given text (science.md, section 2): the encoder reads it with the
 * end token behind, the decoder the same shifted right, its start token first.
 *
 * @param encoderBlocks how many of the blocks are the encoder's
 * @param start token that the decoder starts with
 * @param end token that ends the encoder's text
 */
public record Teacher(int encoderBlocks, int start, int end) {}
