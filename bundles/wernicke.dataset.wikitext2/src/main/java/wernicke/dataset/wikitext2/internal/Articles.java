package wernicke.dataset.wikitext2.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/**
 * Divides the text into articles. One begins at a line such as {@code = Title =} (sections have two
 * signs or more) that stands between blank lines: without them it is a formula.
 */
final class Articles {
  private static final Pattern TITLE = Pattern.compile("= ([^=\\s].*[^=\\s]|[^=\\s]) =");

  private Articles() {}

  /**
   * The lines that are not blank.
   *
   * @throws PluginException if the file is missing, no UTF-8, or does not begin with a title
   */
  static List<Line> read(Path file) {
    List<String> texts = DataFile.published(file).lines().stream().map(String::strip).toList();
    List<Line> lines = new ArrayList<>();
    int article = 0;
    String title = "";
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      Matcher heading = TITLE.matcher(text);
      if (heading.matches() && blank(texts, i - 1) && blank(texts, i + 1)) {
        article++;
        title = heading.group(1);
      }
      if (!text.isEmpty()) {
        lines.add(new Line(i + 1, text, article, title));
      }
    }
    if (lines.isEmpty() || lines.get(0).article() == 0) {
      throw new PluginException(
          file + " does not begin with the title of an article: is it the raw test split?");
    }
    return lines;
  }

  private static boolean blank(List<String> texts, int i) {
    return i < 0 || i >= texts.size() || texts.get(i).isEmpty();
  }
}
