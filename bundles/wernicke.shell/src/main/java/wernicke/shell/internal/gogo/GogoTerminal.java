package wernicke.shell.internal.gogo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import wernicke.api.console.Showing;
import wernicke.api.console.Terminal;
import wernicke.console.internal.text.DrawnProgress;

/** A Gogo script, or one end of a pipe. */
final class GogoTerminal implements Terminal {
  private static final int OUT = 1;
  private static final int ERR = 2;

  private final CommandSession session;
  private final Process process;
  private final PrintStream out;
  private final PrintStream err;

  GogoTerminal(CommandSession session, Process process) {
    this.session = session;
    this.process = process;
    this.out = stream(process.out());
    this.err = stream(process.err());
  }

  private PrintStream stream(PrintStream target) {
    return new PrintStream(new Flushed(target, session.getConsole()), true, StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  @Override
  public Showing progress(String label) {
    return new DrawnProgress(label, this);
  }

  @Override
  public int columns() {
    return columns(ERR);
  }

  @Override
  public int width() {
    return columns(OUT);
  }

  private int columns(int end) {
    Object columns = process.isTty(end) ? session.get("COLUMNS") : null;
    return columns instanceof Number number ? number.intValue() : 0;
  }

  @Override
  public Path cwd() {
    return session.currentDir();
  }

  /** The line belongs to a script or a pipe: nobody can be asked. */
  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public boolean confirm(String question) {
    return false;
  }

  @Override
  public void check() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
