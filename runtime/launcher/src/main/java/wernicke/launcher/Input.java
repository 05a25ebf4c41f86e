package wernicke.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a command reads on standard input: the text of {@code generate}, and nothing else. */
final class Input {
  /** Bytes that a text may have; it goes to the service with the command. */
  static final int MOST = 512 << 10;

  private static final String READER = "generate";
  private static final String DASH = "-";

  /** Its options that take the next word for their value. */
  private static final Set<String> VALUED = Set.of("--tokens", "--file");

  private Input() {}

  /**
   * Reads standard input to its end, if the command asks for that: by {@code -} in place of the
   * text, or without a text if standard input is no terminal.
   *
   * @param in standard input
   * @return empty if the command does not read it
   * @throws Trouble if it is too long
   */
  static Optional<byte[]> of(List<String> words, InputStream in) throws Trouble {
    boolean terminal = Boolean.getBoolean("wernicke.terminal");
    return wanted(words, terminal) ? Optional.of(read(in)) : Optional.empty();
  }

  static boolean wanted(List<String> words, boolean terminal) {
    if (!words.get(0).toLowerCase(Locale.ROOT).equals(READER)
        || words.contains("--help")
        || words.contains("-h")) {
      return false;
    }
    List<String> said = new ArrayList<>();
    boolean file = false;
    boolean plain = false;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      file |= !plain && (word.equals("--file") || word.startsWith("--file="));
      if (plain || !word.startsWith("--")) {
        said.add(word);
      } else if (VALUED.contains(word)) {
        i++;
      }
      plain |= word.equals("--");
    }
    boolean dash = said.size() == 2 && said.get(1).equals(DASH);
    return !file && (dash || (said.size() == 1 && !terminal));
  }

  private static byte[] read(InputStream in) throws Trouble {
    try {
      byte[] bytes = in.readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw new Trouble(
            "standard input is longer than " + (MOST >> 10) + " kB: give a part of the text");
      }
      return bytes;
    } catch (IOException e) {
      throw new Trouble("standard input cannot be read: " + Layout.reason(e), e);
    }
  }
}
