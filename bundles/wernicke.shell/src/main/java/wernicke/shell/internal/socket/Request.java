package wernicke.shell.internal.socket;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client sends: magic number, folder, columns of its terminal behind standard error and
 * behind standard output, whether its standard input is piped (1 or 0), words. Integers are
 * big-endian; texts are a length in bytes and UTF-8. The last digit of the magic number is the
 * version of all that, so that a client of another version is refused.
 *
 * @param cwd the client's folder, absolute
 * @param columns width of the terminal behind the client's standard error; 0 if there is none
 * @param width that of the terminal behind its standard output; 0 if there is none
 * @param piped whether its standard input is a file or a pipe
 * @param words the verb and its arguments
 */
record Request(Path cwd, int columns, int width, boolean piped, List<String> words) {
  static final int MAGIC = 0x57524E33;

  /** Bits of the magic number that are the version. */
  private static final int VERSION = 8;

  private static final int WORDS = 1000;
  private static final int TEXT = 1 << 20;
  private static final int WIDE = 10_000;

  Request {
    words = List.copyOf(words);
  }

  /** It was no request. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  /**
   * Reads a request.
   *
   * @throws Malformed if it is none, before anything large is allocated
   * @throws java.io.EOFException if the client leaves in the middle
   */
  static Request read(DataInputStream in) throws IOException {
    int magic = in.readInt();
    if (magic >>> VERSION != MAGIC >>> VERSION) {
      throw new Malformed("this socket talks to ./wernicke only");
    } else if (magic != MAGIC) {
      throw new Malformed(
          "the service (process %d) is of another version of wernicke: end it with 'kill %d'"
              .formatted(ProcessHandle.current().pid(), ProcessHandle.current().pid()));
    }
    Path cwd = path(text(in));
    int columns = bounded(in.readInt(), WIDE, "columns");
    int width = bounded(in.readInt(), WIDE, "columns");
    boolean piped = bounded(in.readInt(), 1, "pipes") == 1;
    int count = bounded(in.readInt(), WORDS, "words");
    List<String> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      words.add(text(in));
    }
    return new Request(cwd, columns, width, piped, words);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in, in.readInt()), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in, int asked) throws IOException {
    int length = bounded(asked, TEXT, "bytes of text");
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new java.io.EOFException("text of " + length + " bytes ended after " + bytes.length);
    }
    return bytes;
  }

  private static Path path(String text) throws Malformed {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new Malformed("the folder of the client is no path");
    }
    throw new Malformed("the folder of the client is not absolute");
  }

  private static int bounded(int value, int most, String what) throws Malformed {
    if (value < 0 || value > most) {
      throw new Malformed(value + " " + what + ", at most " + most + " are allowed");
    }
    return value;
  }
}
