package wernicke.analysis.internal.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.job.Score;

/** Which layers follow one another: only those may be joined by a line. */
public final class LayerOrder {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private LayerOrder() {}

  /**
   * Whether the second name is the first with one number larger: {@code h.3} and {@code h.4}, but
   * not {@code surprisal} and {@code surprisal corrected}.
   */
  public static boolean follows(String before, String after) {
    Matcher a = NUMBER.matcher(before);
    Matcher b = NUMBER.matcher(after);
    while (a.find() && b.find()) {
      if (!a.group().equals(b.group())) {
        return before.substring(0, a.start()).equals(after.substring(0, b.start()))
            && before.substring(a.end()).equals(after.substring(b.end()))
            && Integer.parseInt(b.group()) > Integer.parseInt(a.group());
      }
    }
    return false;
  }

  /** Stretches of layers that have a score and follow one another. */
  public static List<List<Integer>> runs(List<Score.Layer> layers) {
    List<List<Integer>> runs = new ArrayList<>();
    int last = -2;
    for (int i = 0; i < layers.size(); i++) {
      if (Double.isFinite(layers.get(i).raw())) {
        if (last != i - 1 || !follows(layers.get(last).name(), layers.get(i).name())) {
          runs.add(new ArrayList<>());
        }
        runs.get(runs.size() - 1).add(i);
        last = i;
      }
    }
    return runs;
  }
}
