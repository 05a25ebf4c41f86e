package wernicke.testing.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import wernicke.api.console.Showing;
import wernicke.api.console.Terminal;

/** Keeps what is printed. */
public final class TestTerminal implements Terminal {
  private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(errBytes, true, StandardCharsets.UTF_8);
  private final Path cwd;
  private final int columns;
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private byte[] input;
  private Boolean answer;
  private volatile boolean gone;

  public TestTerminal() {
    this(Path.of("/somewhere"), 0);
  }

  public TestTerminal(Path cwd, int columns) {
    this.cwd = cwd;
    this.columns = columns;
  }

  /** Answers every question so. */
  public TestTerminal answering(boolean yes) {
    answer = yes;
    return this;
  }

  /** With that on its standard input. */
  public TestTerminal reading(byte[] bytes) {
    input = bytes;
    return this;
  }

  /** From now on nobody is there. */
  public void leave() {
    gone = true;
  }

  public String outText() {
    return outBytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  public String errText() {
    return errBytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  /** One plain line for each report; an interruption cancels the work. */
  @Override
  public Showing progress(String label) {
    return new Showing() {
      @Override
      public void report(double fraction, String what) {
        reports.add(label + " " + Math.round(100 * fraction) + " % " + what);
      }

      @Override
      public boolean cancelled() {
        return gone;
      }

      @Override
      public void close() {}
    };
  }

  /** What was shown of progress: {@code label 50 % what}. */
  public List<String> reports() {
    return reports;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int width() {
    return columns;
  }

  @Override
  public boolean piped() {
    return input != null;
  }

  @Override
  public Optional<byte[]> input() {
    return Optional.ofNullable(input);
  }

  @Override
  public Path cwd() {
    return cwd;
  }

  @Override
  public boolean confirm(String question) {
    err.print(question);
    return Boolean.TRUE.equals(answer);
  }

  @Override
  public boolean interactive() {
    return answer != null;
  }

  @Override
  public void check() throws InterruptedException {
    if (gone || Thread.interrupted()) {
      throw new InterruptedException("the client has gone");
    }
  }
}
