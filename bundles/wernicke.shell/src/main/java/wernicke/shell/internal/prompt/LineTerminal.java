package wernicke.shell.internal.prompt;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import wernicke.api.console.Showing;
import wernicke.api.console.Terminal;
import wernicke.console.internal.text.DrawnProgress;

/** The terminal of the prompt. */
final class LineTerminal implements Terminal {
  private final LineReader reader;
  private final PrintStream out;

  LineTerminal(LineReader reader) {
    this.reader = reader;
    this.out = new PrintStream(reader.getTerminal().output(), true, StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return out;
  }

  @Override
  public Showing progress(String label) {
    return new DrawnProgress(label, this);
  }

  @Override
  public int columns() {
    return reader.getTerminal().getWidth();
  }

  @Override
  public int width() {
    return columns();
  }

  @Override
  public Path cwd() {
    return Path.of("").toAbsolutePath();
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public boolean confirm(String question) throws InterruptedException {
    Object history = reader.getVariable(LineReader.DISABLE_HISTORY);
    reader.setVariable(LineReader.DISABLE_HISTORY, true);
    try {
      return reader.readLine(question).strip().toLowerCase(Locale.ROOT).startsWith("y");
    } catch (UserInterruptException e) {
      throw new InterruptedException();
    } catch (EndOfFileException e) {
      return false;
    } finally {
      reader.setVariable(LineReader.DISABLE_HISTORY, history == null ? false : history);
    }
  }

  @Override
  public void check() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
