package wernicke.launcher;

/** The service cannot start; the message is one line that says what to do. */
final class Trouble extends Exception {
  private static final long serialVersionUID = 1;

  Trouble(String message) {
    super(message);
  }

  Trouble(String message, Throwable cause) {
    super(message, cause);
  }
}
