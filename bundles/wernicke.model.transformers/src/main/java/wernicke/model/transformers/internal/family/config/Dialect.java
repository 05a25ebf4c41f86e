package wernicke.model.transformers.internal.family.config;

/**
 * What differs between families in the configs that transformers 5 writes, besides the keys that it
 * moved for all of them.
 *
 * @param base key of the base of rotary positions in version 4
 * @param part key of the part of a head that is turned in version 4
 * @param rotation how rotary positions are given
 * @param scalesHead whether version 5 tells a tied head by {@code scale_decoder_outputs}
 */
public record Dialect(String base, String part, Rotation rotation, boolean scalesHead) {
  /** How rotary positions are given. */
  public enum Rotation {
    /** One way for all blocks. */
    ONE,
    /** One way for blocks with a window, another for the rest. */
    BY_KIND_OF_BLOCK,
    /** One way, stretched by the quotient of two context lengths, as LongRoPE. */
    LONG
  }

  /** Of most families. */
  public static final Dialect USUAL =
      new Dialect("rope_theta", "partial_rotary_factor", Rotation.ONE, false);

  /** The same with other keys in version 4. */
  public Dialect withKeys(String newBase, String newPart) {
    return new Dialect(newBase, newPart, rotation, scalesHead);
  }

  /** The same with another rotation. */
  public Dialect withRotation(Rotation other) {
    return new Dialect(base, part, other, scalesHead);
  }

  /** The same where {@code tie_word_embeddings} is always said, and scaling tells the truth. */
  public Dialect withScaledHead() {
    return new Dialect(base, part, rotation, true);
  }
}
