package wernicke.model.precomputed.internal.alignment;

/**
 * A piece of text in a file.
 *
 * @param text as it stands there, with its white space
 * @param bits its surprisal; NaN if it has none
 * @param line where it stands
 */
public record Token(String text, double bits, long line) {}
