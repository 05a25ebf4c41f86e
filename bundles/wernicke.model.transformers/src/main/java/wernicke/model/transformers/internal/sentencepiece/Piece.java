package wernicke.model.transformers.internal.sentencepiece;

/**
 * An entry of a SentencePiece vocabulary.
 *
 * @param text what it stands for
 * @param score log probability (unigram) or minus the rank of its merge (BPE)
 * @param type as in {@code sentencepiece_model.proto}
 */
record Piece(String text, float score, int type) {
  static final int UNKNOWN = 2;
  static final int CONTROL = 3;
  private static final int USER_DEFINED = 4;

  /** Whether it is looked for in the text before anything else. */
  boolean added() {
    return type == CONTROL || type == USER_DEFINED;
  }
}
