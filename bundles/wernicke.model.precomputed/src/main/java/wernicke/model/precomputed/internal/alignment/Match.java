package wernicke.model.precomputed.internal.alignment;

import java.util.List;

/** Whether the pieces of a passage, one after the other, are a text, and where each ends in it. */
final class Match {
  private final int[] ends;
  private final int word;
  private final int position;

  private Match(int[] ends, int word, int position) {
    this.ends = ends;
    this.word = word;
    this.position = position;
  }

  /** Compares character by character; {@link Spelling} says which difference is tolerated. */
  static Match of(List<String> pieces, String text) {
    int[] ends = new int[pieces.size()];
    int position = 0;
    for (int i = 0; i < ends.length; i++) {
      int end = end(text, position, pieces, i);
      if (end < 0) {
        return new Match(ends, i, position);
      }
      ends[i] = end;
      position = end;
    }
    return new Match(ends, position == text.length() ? -1 : ends.length, position);
  }

  private static int end(String text, int position, List<String> pieces, int i) {
    for (String spelling : Spelling.accepted(pieces.get(i))) {
      int end = position + spelling.length();
      if (text.startsWith(spelling, position) && ended(text, end, pieces, i)) {
        return end;
      }
    }
    return -1;
  }

  /** So that {@code owner} in the stimuli and {@code owners} in the text differ at this word. */
  private static boolean ended(String text, int end, List<String> pieces, int i) {
    boolean spaced =
        pieces.subList(i + 1, pieces.size()).stream()
            .filter(piece -> !piece.isEmpty())
            .findFirst()
            .map(piece -> Character.isWhitespace(piece.charAt(0)))
            .orElse(true);
    return !spaced || end == text.length() || Character.isWhitespace(text.charAt(end));
  }

  /** Whether they are the same text. */
  boolean complete() {
    return word < 0;
  }

  /** Index of the first piece that differs; the number of pieces if the text goes on after them. */
  int word() {
    return word;
  }

  /** Where in the text the first difference is. */
  int position() {
    return position;
  }

  /** Index of the piece that holds the character at {@code index}. */
  int owner(int index) {
    int low = 0;
    int high = ends.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Where piece {@code i} begins. */
  int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  /** Where piece {@code i} ends. */
  int end(int i) {
    return ends[i];
  }
}
