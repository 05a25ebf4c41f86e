package wernicke.folders.internal.watch;

import java.io.IOException;
import wernicke.api.PluginException;

/** What was thrown while something was looked at or read, for people. */
final class Failure {
  private Failure() {}

  /** One line about what somebody else's code has thrown. */
  static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof PluginException) {
      return cause.getMessage();
    } else if (cause instanceof IOException) {
      return new PluginException("it cannot be read: " + cause).getMessage();
    } else if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
      return "it needs more memory than the service has (" + cause.getClass().getSimpleName() + ")";
    }
    return new PluginException("a defect met it, see log/: " + cause).getMessage();
  }
}
