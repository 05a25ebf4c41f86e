package wernicke.api;

import java.util.regex.Pattern;

/**
 * Bad input, in one line that says what is wrong and what to do: shown to the user as it is,
 * without a stack trace.
 *
 * <p>Plugins throw it for a missing file, a wrong shape, NaN where there may be none, truncated
 * weights, an unknown value. Any other exception that leaves a plugin is reported as a defect of
 * that plugin, with its stack trace in the log.
 *
 * <p>Messages quote names out of files that may be damaged or hostile: a line break and the white
 * space behind it become one space, and whatever else could steer a terminal becomes {@code ?}.
 */
public class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final Pattern BREAK = Pattern.compile("\\R\\s*+");
  private static final Pattern STEERING = Pattern.compile("\\p{Cc}");

  public PluginException(String message) {
    super(printable(message));
  }

  public PluginException(String message, Throwable cause) {
    super(printable(message), cause);
  }

  private static String printable(String message) {
    return STEERING.matcher(BREAK.matcher(String.valueOf(message)).replaceAll(" ")).replaceAll("?");
  }
}
