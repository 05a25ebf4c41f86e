package wernicke.api;

import java.util.List;

/**
 * What a text is made of for a model that continued it.
 *
 * @param prompt ids of the tokens of the prompt, special ones with them; empty if the model does
 *     not tell
 * @param continuation ids of the new tokens, without the one that ends the text
 */
public record TokenIds(List<Integer> prompt, List<Integer> continuation) {
  /** Of a model that does not tell. */
  public static final TokenIds UNKNOWN = new TokenIds(List.of(), List.of());

  public TokenIds {
    prompt = List.copyOf(prompt);
    continuation = List.copyOf(continuation);
  }
}
