package wernicke.model.transformers.internal.sentencepiece;

import com.google.gson.JsonArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The merges of a BPE model, from the scores of its pieces (transformers, generate_merges). */
final class Merges {
  /** Python sorts downwards by all three; equal ones stay in order. */
  private static final Comparator<Merge> ORDER =
      Comparator.comparing(Merge::score)
          .thenComparing(m -> length(m.left()))
          .thenComparing(m -> length(m.right()))
          .reversed();

  private Merges() {}

  private record Merge(String left, String right, double score, int leftId, int rightId) {}

  /** Every way to put a piece together from two, best score first; pairs of texts. */
  static JsonArray of(List<Piece> pieces) {
    Map<String, Integer> ids = new HashMap<>();
    pieces.forEach(piece -> ids.put(piece.text(), ids.size()));
    List<Merge> merges = new ArrayList<>();
    pieces.forEach(piece -> merges.addAll(ways(piece, ids)));
    merges.sort(ORDER);
    JsonArray pairs = new JsonArray();
    for (Merge merge : merges) {
      JsonArray pair = new JsonArray();
      pair.add(merge.left());
      pair.add(merge.right());
      pairs.add(pair);
    }
    return pairs;
  }

  private static List<Merge> ways(Piece piece, Map<String, Integer> ids) {
    List<Merge> ways = new ArrayList<>();
    String text = piece.text();
    for (int i = next(text, 0); i < text.length(); i = next(text, i)) {
      Integer left = ids.get(text.substring(0, i));
      Integer right = left == null ? null : ids.get(text.substring(i));
      if (right != null) {
        // 0f + score: Python takes -0.0 and 0.0 for equal
        ways.add(
            new Merge(text.substring(0, i), text.substring(i), 0f + piece.score(), left, right));
      }
    }
    ways.sort(Comparator.comparing(Merge::leftId).thenComparing(Merge::rightId));
    return ways;
  }

  private static int next(String text, int index) {
    return text.offsetByCodePoints(index, 1);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
