package wernicke.console.internal.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import wernicke.api.console.UsageException;

/** One line for an unknown id: what was probably meant, or what there is. */
public final class Suggest {
  private static final int SHOWN = 8;

  private Suggest() {}

  /**
   * The complaint about an unknown id.
   *
   * @param what such as {@code model}
   * @param id what was written
   * @param known every id there is
   * @param otherwise what to do if none of them is meant
   */
  public static UsageException unknown(
      String what, String id, Collection<String> known, String otherwise) {
    String line = line(what, id, known);
    return new UsageException(line + (line.endsWith("?") ? " " : "; ") + otherwise);
  }

  private static String line(String what, String id, Collection<String> known) {
    String start = "unknown " + what + " '" + id + "': ";
    List<String> near = near(id, known);
    if (!near.isEmpty()) {
      return start + "did you mean " + String.join(" or ", near) + "?";
    }
    if (known.isEmpty()) {
      return start + "there are none now";
    }
    String more = known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " more" : "";
    return start
        + known.stream()
            .sorted()
            .limit(SHOWN)
            .collect(Collectors.joining(", ", "there are ", more));
  }

  /** The known ids that resemble {@code id}, best first, at most three. */
  public static List<String> near(String id, Collection<String> known) {
    String wanted = id.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(k -> distance(wanted, k.toLowerCase(Locale.ROOT)) <= tolerated(wanted))
        .sorted(
            Comparator.comparingInt((String k) -> distance(wanted, k.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .toList();
  }

  private static int tolerated(String wanted) {
    return Math.max(1, (wanted.length() + 1) / 3);
  }

  /** Levenshtein distance, or 1 if one text holds the other. */
  private static int distance(String a, String b) {
    if (a.length() >= 3 && b.length() >= 3 && (a.contains(b) || b.contains(a))) {
      return a.equals(b) ? 0 : 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
