package wernicke.formats.internal.safetensors;

/**
 * A file is not what was once written; the message says in a few words where it differs, for a
 * caller who knows its name and what to do.
 */
public final class DamagedException extends Exception {
  private static final long serialVersionUID = 1;

  public DamagedException(String message) {
    super(message);
  }

  public DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
