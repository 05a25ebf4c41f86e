package wernicke.model.transformers.internal.tokens;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tokenises segments between clean cuts, and around each end of a part that is not at one: linear
 * in the length of the text. Exact for tokenizers that {@link ByteLevel} recognises, for the reason
 * given there; that the segments' tokens are the tokens of the whole is checked all the same.
 */
final class SegmentedPrefixes {
  private final TextTokenizer tokenizer;
  private final Map<String, int[]> known = new HashMap<>();

  SegmentedPrefixes(TextTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Tokens of the passage and of all its prefixes; empty if the check fails. */
  Optional<PassageTokens> encode(Context context) {
    String text = context.text();
    int[] cuts = cuts(text);
    int[] before = new int[cuts.length];
    int[] whole = new int[0];
    for (int i = 0; i + 1 < cuts.length; i++) {
      before[i] = whole.length;
      whole = concatenate(whole, segment(text, cuts[i], cuts[i + 1]));
    }
    before[cuts.length - 1] = whole.length;
    return Arrays.equals(whole, tokenizer.encode(text))
        ? Optional.of(prefixes(context, cuts, before, whole))
        : Optional.empty();
  }

  private PassageTokens prefixes(Context context, int[] cuts, int[] before, int[] whole) {
    PassageTokens tokens = new PassageTokens(whole, context.parts());
    for (int part = 0; part < context.parts(); part++) {
      int end = context.end(part);
      int at = Arrays.binarySearch(cuts, end);
      if (at >= 0) {
        tokens.shared(part, before[at]);
      } else {
        int cut = -at - 2; // the last one before the end
        int[] head = Arrays.copyOf(whole, before[cut]);
        tokens.compare(part, concatenate(head, segment(context.text(), cuts[cut], end)));
      }
    }
    return tokens;
  }

  /** The beginning, all clean cuts, and the end of the text. */
  private static int[] cuts(String text) {
    return IntStream.rangeClosed(0, text.length())
        .filter(i -> i == 0 || i == text.length() || ByteLevel.cleanCut(text, i))
        .toArray();
  }

  private int[] segment(String text, int from, int to) {
    return known.computeIfAbsent(text.substring(from, to), tokenizer::encode);
  }

  private static int[] concatenate(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
