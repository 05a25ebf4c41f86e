package wernicke.api.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of layers as {@code score --layers} takes them: {@code transformer.h.3..5}. */
final class Ranges {
  private static final Pattern NUMBERED = Pattern.compile("(|.*\\D)(0|[1-9]\\d{0,5})");

  private Ranges() {}

  /** Neighbours that are numbered on become one range. */
  static String shortened(String names) {
    List<String> runs = new ArrayList<>();
    String[] all = names.split(",", -1);
    int i = 0;
    while (i < all.length) {
      int end = end(all, i);
      boolean alone = end == i + 1;
      runs.add(alone ? all[i] : all[i] + ".." + number(all[end - 1]).group(2));
      i = end;
    }
    return String.join(",", runs);
  }

  /** One past the last of the names that are numbered on from the first. */
  private static int end(String[] names, int first) {
    int end = first + 1;
    while (end < names.length && follows(names[end - 1], names[end])) {
      end++;
    }
    return end;
  }

  private static boolean follows(String name, String next) {
    Matcher a = number(name);
    Matcher b = number(next);
    return a.matches()
        && b.matches()
        && a.group(1).equals(b.group(1))
        && Integer.parseInt(a.group(2)) + 1 == Integer.parseInt(b.group(2));
  }

  private static Matcher number(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    return matcher.matches() ? matcher : matcher.reset();
  }
}
