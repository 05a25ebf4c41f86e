package wernicke.folders.internal.file;

import java.util.regex.Pattern;

/** Names that people, or what they unpacked, gave to files. */
public final class Names {
  /** Control characters, line separators, and what turns the direction of writing around. */
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]");

  private Names() {}

  /** Whether a name could steer a terminal, or look like another one. */
  public static boolean steers(String name) {
    return STEERING.matcher(name).find();
  }

  /** The name with {@code ?} for each such character. */
  public static String shown(String name) {
    return STEERING.matcher(name).replaceAll("?");
  }
}
