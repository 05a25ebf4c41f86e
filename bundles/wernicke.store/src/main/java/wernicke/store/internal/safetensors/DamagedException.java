package wernicke.store.internal.safetensors;

/** A file is not what was once written; the message says in a few words where it differs. */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1;

  DamagedException(String message) {
    super(message);
  }

  DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
