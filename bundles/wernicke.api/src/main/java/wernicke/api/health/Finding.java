package wernicke.api.health;

/**
 * Something that a health check saw.
 *
 * @param area what it is about, one word such as {@code java}
 * @param wrong whether it needs attention
 * @param text one line; if wrong, it says what to do
 */
public record Finding(String area, boolean wrong, String text) {
  /** All is well. */
  public static Finding fine(String area, String text) {
    return new Finding(area, false, text);
  }

  /** Something needs attention. */
  public static Finding wrong(String area, String text) {
    return new Finding(area, true, text);
  }
}
