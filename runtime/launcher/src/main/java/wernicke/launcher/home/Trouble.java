package wernicke.launcher.home;

/** The service cannot start; the message is one line that says what to do. */
public final class Trouble extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what to do. */
  public Trouble(String message) {
    super(message);
  }

  /** Says what to do, and keeps what it came from. */
  public Trouble(String message, Throwable cause) {
    super(message, cause);
  }
}
