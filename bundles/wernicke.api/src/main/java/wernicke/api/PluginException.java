package wernicke.api;

/**
 * Bad input, in one line that says what is wrong and what to do: shown to the user as it is,
 * without a stack trace.
 *
 * <p>Plugins throw it for a missing file, a wrong shape, NaN where there may be none, truncated
 * weights, an unknown value. Any other exception that leaves a plugin is reported as a defect of
 * that plugin, with its stack trace in the log.
 */
public class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PluginException(String message) {
    super(message);
  }

  public PluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
