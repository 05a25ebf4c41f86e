package wernicke.api.job;

import java.util.Arrays;
import java.util.Locale;
import wernicke.api.PluginException;

/** How far the text reaches that a model sees before a part. */
public enum Context {
  /** Each passage is its own context. */
  PASSAGE,
  /** Context runs on across passages. */
  CORPUS;

  /** The word used on the shell. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #word}.
   *
   * @throws PluginException if it is another word
   */
  public static Context parse(String word) {
    return Arrays.stream(values())
        .filter(context -> context.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new PluginException("unknown context '" + word + "': use passage or corpus"));
  }
}
