package wernicke.model.transformers.internal.tokens;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/**
 * Recognises tokenizers of GPT-2's kind, which can be applied piece by piece.
 *
 * <p>Such a tokenizer first cuts the text with the regular expression
 *
 * <pre>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</pre>
 *
 * and then works on each piece by itself. Call a place a <em>clean cut</em> if a space character
 * stands there between two visible characters. No piece contains a space except at its beginning,
 * or consists of white space; so a piece begins at every clean cut, in the whole text and in every
 * piece of it that contains the cut and both neighbours. What a piece is depends only on the text
 * from its beginning to one character beyond its end, and a visible run ends as well before a space
 * as at the end of the text. Hence for every clean cut c: tokens(text) = tokens(text before c)
 * followed by tokens(text from c on), and the same for every prefix of the text that goes beyond c
 * by at least two characters.
 */
final class ByteLevel {
  private ByteLevel() {}

  /**
   * Whether the argument above holds: byte-level splitting by that expression, no normaliser,
   * nothing added before or after the text, no drop-out, and no added token that contains or
   * swallows white space or minds its neighbours.
   */
  static boolean splitsAtSpaces(JsonObject tokenizer) {
    JsonElement post = get(tokenizer, "post_processor");
    return get(tokenizer, "normalizer").isJsonNull()
        && isByteLevel(get(tokenizer, "pre_tokenizer"))
        && flag(get(tokenizer, "pre_tokenizer"), "use_regex", true)
        && (post.isJsonNull() || isByteLevel(post))
        && get(get(tokenizer, "model"), "dropout").isJsonNull()
        && plainAddedTokens(get(tokenizer, "added_tokens"));
  }

  private static boolean plainAddedTokens(JsonElement added) {
    if (!added.isJsonArray()) {
      return added.isJsonNull();
    }
    for (JsonElement token : added.getAsJsonArray()) {
      String content = get(token, "content").getAsString();
      if (content.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))
          || flag(token, "lstrip", false)
          || flag(token, "rstrip", false)
          || flag(token, "single_word", false)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isByteLevel(JsonElement element) {
    JsonElement type = get(element, "type");
    return type.isJsonPrimitive() && type.getAsString().equals("ByteLevel");
  }

  private static boolean flag(JsonElement object, String key, boolean absent) {
    JsonElement value = get(object, key);
    return value.isJsonNull() ? absent : value.getAsBoolean();
  }

  private static JsonElement get(JsonElement object, String key) {
    if (object.isJsonObject() && object.getAsJsonObject().has(key)) {
      return object.getAsJsonObject().get(key);
    }
    return JsonNull.INSTANCE;
  }

  /** Whether the place is a clean cut of the text. */
  static boolean cleanCut(CharSequence text, int index) {
    return index > 0
        && index + 1 < text.length()
        && text.charAt(index) == ' '
        && visible(Character.codePointBefore(text, index))
        && visible(Character.codePointAt(text, index + 1));
  }

  /** Visible by any account: no definition of white space contains such a character. */
  private static boolean visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
