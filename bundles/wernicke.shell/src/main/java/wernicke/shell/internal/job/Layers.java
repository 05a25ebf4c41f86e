package wernicke.shell.internal.job;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.console.UsageException;

/**
 * Reads {@code --layers}: names separated by commas; {@code transformer.h.3..5} stands for {@code
 * transformer.h.3}, {@code transformer.h.4} and {@code transformer.h.5}.
 */
final class Layers {
  private static final Pattern RANGE = Pattern.compile("(.*?)(\\d{1,6})\\.\\.(?:\\1)?(\\d{1,6})");

  private Layers() {}

  static List<String> parse(String text) {
    List<String> layers = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      if (word.isBlank()) {
        throw new UsageException(
            "--layers '" + text + "': a name is missing between commas; write a,b or h.3..5");
      }
      add(layers, word.strip());
    }
    return layers;
  }

  private static void add(List<String> layers, String word) {
    Matcher range = RANGE.matcher(word);
    if (!range.matches()) {
      layers.add(word);
      return;
    }
    int first = Integer.parseInt(range.group(2));
    int last = Integer.parseInt(range.group(3));
    if (first > last) {
      throw new UsageException("--layers '" + word + "': " + first + " is after " + last);
    }
    for (int i = first; i <= last; i++) {
      layers.add(range.group(1) + i);
    }
  }
}
