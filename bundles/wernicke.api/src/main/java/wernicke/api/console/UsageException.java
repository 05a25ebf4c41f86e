package wernicke.api.console;

/** Wrong usage or an unknown id, in one line that says what is wrong and what to do. */
public class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
