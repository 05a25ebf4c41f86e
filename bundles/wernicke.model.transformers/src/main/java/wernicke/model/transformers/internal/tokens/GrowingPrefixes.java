package wernicke.model.transformers.internal.tokens;

import java.util.concurrent.CancellationException;

/**
 * Tokenises the text up to the end of every part: right for any tokenizer, quadratic in the number
 * of parts.
 */
final class GrowingPrefixes {
  private final TextTokenizer tokenizer;

  GrowingPrefixes(TextTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Tokens of the passage and of all its prefixes. */
  PassageTokens encode(Context context) {
    PassageTokens tokens = new PassageTokens(tokenizer.encode(context.text()), context.parts());
    for (int part = 0; part < context.parts(); part++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted while tokenizing");
      }
      if (part > 0 && context.blank(part)) {
        tokens.repeat(part);
      } else {
        tokens.compare(part, tokenizer.encode(context.prefix(part)));
      }
    }
    return tokens;
  }
}
