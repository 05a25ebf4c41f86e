package wernicke.shell.internal.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import wernicke.api.PluginException;
import wernicke.api.console.Arguments;
import wernicke.api.console.Terminal;
import wernicke.api.console.UsageException;
import wernicke.formats.internal.file.Disk;

/** The text that {@code generate} continues: a word, a file, or standard input. */
final class PromptText {
  /** Bytes that a text may have. */
  private static final int MOST = 512 << 10;

  private static final String DASH = "-";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PromptText() {}

  /**
   * Reads it. A line break at the end of a file or of standard input belongs to the file, not to
   * the text.
   *
   * @throws UsageException if there is none, or more than one, or it is empty or no text
   * @throws PluginException if the file cannot be read
   */
  static String of(Arguments arguments, Terminal terminal) throws InterruptedException {
    Optional<String> word = arguments.find(1);
    Optional<String> file = arguments.option("file");
    if (file.isPresent() && word.isPresent()) {
      throw arguments.wrong("a text and --file are one too many");
    }
    String text;
    if (file.isPresent()) {
      text = read(terminal.path(file.get()));
    } else if (word.isEmpty() || word.get().equals(DASH)) {
      text = input(word.isPresent() || terminal.piped(), arguments, terminal);
    } else {
      text = word.get();
    }
    if (text.isBlank()) {
      throw new UsageException("the text to continue is empty: write at least a word");
    }
    return text;
  }

  /** Standard input, if it was asked for or nobody would have to type it. */
  private static String input(boolean wanted, Arguments arguments, Terminal terminal)
      throws InterruptedException {
    Optional<byte[]> bytes = wanted ? terminal.input() : Optional.empty();
    return decoded(
        "standard input",
        bytes.orElseThrow(
            () -> arguments.wrong("the text is missing: write it in quotes, or use --file")));
  }

  private static String read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no file " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw new UsageException(
            file + " is longer than " + (MOST >> 10) + " kB: give a part of the text");
      }
      return decoded(file.toString(), bytes);
    } catch (IOException e) {
      throw new PluginException("cannot read " + file + ": " + Disk.reason(e), e);
    }
  }

  private static String decoded(String what, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return plain.replaceFirst("\\R+\\z", "");
      }
    } catch (CharacterCodingException e) {
      throw new UsageException(what + " is no text in UTF-8: " + Disk.reason(e), e);
    }
    throw new UsageException(what + " is no text: it holds zero bytes");
  }
}
