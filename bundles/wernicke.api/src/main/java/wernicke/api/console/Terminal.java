package wernicke.api.console;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a verb was typed: the Gogo prompt, or a client of the command socket. Text is UTF-8.
 *
 * <p>The answer of a verb goes to {@link #out()}, everything else to {@link #err()}.
 */
@ProviderType
public interface Terminal {
  /** The answer; nothing else is written here. */
  PrintStream out();

  /** Progress, notices and errors. */
  PrintStream err();

  /** Removes the line that the cursor is in. */
  String ERASE = "\r\u001B[K";

  /**
   * Writes a line after the caller may have turned to something else: it replaces a progress line,
   * and spares a prompt.
   */
  default void notice(String line) {
    err().println(columns() > 0 ? ERASE + line : line);
    err().flush();
  }

  /**
   * Shows how far long work is; close it when the work has ended.
   *
   * @param label what to call the work
   */
  Showing progress(String label);

  /** Width of the terminal behind {@link #err()}; 0 if there is none. */
  int columns();

  /**
   * Width of the terminal behind {@link #out()}, which answers have to fit; 0 if there is none: a
   * file or a pipe gets everything.
   */
  int width();

  /** Whether the caller's standard input is a file or a pipe, and not somebody who types. */
  default boolean piped() {
    return false;
  }

  /**
   * Reads the caller's standard input to its end.
   *
   * @return empty if there is none
   * @throws InterruptedException if the caller has gone
   */
  default Optional<byte[]> input() throws InterruptedException {
    return Optional.empty();
  }

  /** The folder that relative paths of the caller start from, absolute. */
  Path cwd();

  /**
   * A path as the caller wrote it, absolute.
   *
   * @throws UsageException if it is no path
   */
  default Path path(String text) {
    try {
      return cwd().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new UsageException("'" + text + "' is no path: " + e.getReason(), e);
    }
  }

  /**
   * Asks a question that is answered by yes or no.
   *
   * @return true for yes; false for no, and if nobody can be asked
   * @throws InterruptedException if Ctrl-C is pressed instead
   */
  boolean confirm(String question) throws InterruptedException;

  /** Whether {@link #confirm} can ask anybody. */
  boolean interactive();

  /**
   * Call it at least once a second while waiting.
   *
   * @throws InterruptedException if the caller has gone, pressed Ctrl-C, or the service is stopping
   */
  void check() throws InterruptedException;
}
