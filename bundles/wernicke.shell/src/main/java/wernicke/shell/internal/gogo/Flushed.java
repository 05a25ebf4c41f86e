package wernicke.shell.internal.gogo;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The output of a Gogo command, flushed all the way to the terminal: between the two lies a
 * channel, which does not pass a flush on, so that progress would show only at the end.
 */
final class Flushed extends FilterOutputStream {
  private final PrintStream console;

  /**
   * Writes to {@code out}.
   *
   * @param console of the session; null if it has none
   */
  Flushed(PrintStream out, PrintStream console) {
    super(out);
    this.console = console;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
    if (console != null) {
      console.flush();
    }
  }
}
