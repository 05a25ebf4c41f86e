package wernicke.console.internal.text;

import java.util.Locale;
import java.util.function.LongSupplier;
import wernicke.api.console.Terminal;

/**
 * Progress on standard error: one line that overwrites itself if there is a terminal, otherwise a
 * plain line every few seconds, so that what is quick prints none.
 */
public final class ProgressLine {
  private static final int BAR = 20;
  private static final long REDRAW = 100;
  private static final long PLAIN = 5000;

  private final Terminal terminal;
  private final LongSupplier milliseconds;
  private long next;
  private boolean drawn;
  private String previous = "";

  public ProgressLine(Terminal terminal) {
    this(terminal, () -> System.nanoTime() / 1_000_000);
  }

  ProgressLine(Terminal terminal, LongSupplier milliseconds) {
    this.terminal = terminal;
    this.milliseconds = milliseconds;
    this.next = terminal.columns() > 0 ? 0 : milliseconds.getAsLong() + PLAIN;
  }

  /**
   * Shows progress, unless it was shown a moment ago.
   *
   * @param fraction from 0 to 1
   * @param seconds that it will still take; negative if unknown
   */
  public void show(String label, double fraction, double seconds, String what) {
    long now = milliseconds.getAsLong();
    String line = line(label, fraction, seconds, what);
    if (now < next || line.equals(previous)) {
      return;
    }
    previous = line;
    if (terminal.columns() > 0) {
      next = now + REDRAW;
      drawn = true;
      terminal.err().print(Terminal.ERASE + cut(line, terminal.columns() - 1));
    } else {
      next = now + PLAIN;
      terminal.err().println(line);
    }
    terminal.err().flush();
  }

  /** Writes a line that stays. */
  public void note(String line) {
    clear();
    terminal.err().println(line);
    terminal.err().flush();
  }

  /** Removes the line, before something else is written. */
  public void clear() {
    if (drawn) {
      drawn = false;
      terminal.err().print(Terminal.ERASE);
      terminal.err().flush();
    }
  }

  /** Leaves the line as it is: the terminal belongs to somebody else by now. */
  public void abandon() {
    drawn = false;
  }

  private String line(String label, double fraction, double seconds, String what) {
    double done = Math.min(1, Math.max(0, fraction));
    String percent = String.format(Locale.ROOT, "%3d %%", (int) (done * 100));
    String eta = seconds < 0 ? "" : "  ETA " + clock(seconds);
    String bar = terminal.columns() >= 60 ? "  " + bar(done) : "";
    return label + bar + "  " + percent + eta + (what.isBlank() ? "" : "  " + what);
  }

  private static String bar(double done) {
    int full = (int) Math.round(done * BAR);
    return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
  }

  /** {@code 0:07}, {@code 12:30} or {@code 1:02:03}. */
  public static String clock(double seconds) {
    long s = Math.round(seconds);
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }

  private static String cut(String line, int width) {
    int[] points = line.codePoints().limit(Math.max(0, width)).toArray();
    return new String(points, 0, points.length);
  }
}
