package wernicke.model.transformers.internal.family.plan;

/**
 * How an encoder-decoder model is given text (science.md, section 2): the encoder reads it with the
 * end token behind, the decoder the same shifted right, its start token first.
 *
 * @param encoderBlocks how many of the blocks are the encoder's
 * @param start token that the decoder starts with
 * @param end token that ends the encoder's text
 * @param encodes whether the encoder reads the text; else its text is empty, and the decoder, which
 *     looks back only, can answer for all prefixes in one pass
 */
public record Teacher(int encoderBlocks, int start, int end, boolean encodes) {
  /** The same with an empty text for the encoder. */
  public Teacher decoderOnly() {
    return new Teacher(encoderBlocks, start, end, false);
  }
}
