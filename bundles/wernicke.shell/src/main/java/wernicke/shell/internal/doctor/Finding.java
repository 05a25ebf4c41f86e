package wernicke.shell.internal.doctor;

/**
 * Something that {@code doctor} saw.
 *
 * @param area such as {@code java}
 * @param wrong whether it needs attention
 * @param text one line; if wrong, it says what to do
 */
public record Finding(String area, boolean wrong, String text) {
  static Finding fine(String area, String text) {
    return new Finding(area, false, text);
  }

  static Finding wrong(String area, String text) {
    return new Finding(area, true, text);
  }
}
