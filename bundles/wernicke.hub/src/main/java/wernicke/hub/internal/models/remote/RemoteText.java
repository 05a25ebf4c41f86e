package wernicke.hub.internal.models.remote;

import java.util.List;

/** What a server says is not trusted: neither on a terminal nor as the name of a file. */
public final class RemoteText {
  private static final int SHOWN = 120;

  private RemoteText() {}

  /** The text without anything that a terminal obeys, cut to a line. */
  public static String clean(String text) {
    int[] visible = text.codePoints().map(c -> printable(c) ? c : '?').limit(SHOWN).toArray();
    String line = new String(visible, 0, visible.length);
    return line.length() < text.length() ? line + "..." : line;
  }

  private static boolean printable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Whether a path stays inside the folder that it is relative to, on any system. */
  static boolean staysInside(String path) {
    return path.codePoints().noneMatch(Character::isISOControl)
        && path.indexOf('\\') < 0
        && List.of(path.split("/", -1)).stream()
            .noneMatch(s -> s.isEmpty() || s.equals(".") || s.equals(".."));
  }
}
