package wernicke.api;

/**
 * How a model continues a prompt.
 *
 * @param text what follows, special tokens left out
 * @param ids the tokens of prompt and continuation; {@link TokenIds#UNKNOWN} if the model does not
 *     tell
 */
public record Generated(String text, TokenIds ids) {}
