package wernicke.dataset.wikitext2.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/**
 * Divides the text into articles. One begins at a line such as {@code = Title =} (sections have two
 * signs or more) that stands between blank lines: without them it is a formula.
 */
final class Articles {
  private static final Pattern TITLE = Pattern.compile("= ([^=\\s].*[^=\\s]|[^=\\s]) =");
  private static final Pattern END = Pattern.compile("\\r\\n|\\r|\\n");

  private Articles() {}

  /**
   * The lines that are not blank. Their texts, one after the other, are the file.
   *
   * @throws PluginException if the file is missing, no UTF-8, or does not begin with a title
   */
  static List<Line> read(Path file) {
    String whole = DataFile.published(file).text();
    if (whole.isBlank()) {
      throw DataFile.published(file).damaged("the file is empty");
    }
    List<Integer> starts = starts(whole);
    List<String> texts = texts(whole, starts);
    List<Line> lines = new ArrayList<>();
    int article = 0;
    String title = "";
    for (int i = next(texts, 0); i < texts.size(); i = next(texts, i + 1)) {
      Matcher heading = TITLE.matcher(texts.get(i));
      if (heading.matches() && blank(texts, i - 1) && blank(texts, i + 1)) {
        article++;
        title = heading.group(1);
      }
      int from = lines.isEmpty() ? 0 : starts.get(i);
      int to = starts.get(next(texts, i + 1));
      lines.add(new Line(i + 1, whole.substring(from, to), article, title));
    }
    if (lines.isEmpty() || lines.get(0).article() == 0) {
      throw new PluginException(
          file + " does not begin with the title of an article: is it the raw test split?");
    }
    return lines;
  }

  /** Where lines begin; last, where the file ends. */
  private static List<Integer> starts(String whole) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    Matcher end = END.matcher(whole);
    while (end.find()) {
      starts.add(end.end());
    }
    starts.add(whole.length());
    return starts;
  }

  /** The lines without the white space around them. */
  private static List<String> texts(String whole, List<Integer> starts) {
    return IntStream.range(0, starts.size() - 1)
        .mapToObj(i -> whole.substring(starts.get(i), starts.get(i + 1)).strip())
        .toList();
  }

  /** The first line from there on that is not blank; their number if there is none. */
  private static int next(List<String> texts, int from) {
    int next = from;
    while (next < texts.size() && texts.get(next).isEmpty()) {
      next++;
    }
    return next;
  }

  private static boolean blank(List<String> texts, int i) {
    return i < 0 || i >= texts.size() || texts.get(i).isEmpty();
  }
}
