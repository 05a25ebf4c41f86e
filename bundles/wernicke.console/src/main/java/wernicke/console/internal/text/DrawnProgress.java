package wernicke.console.internal.text;

import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import wernicke.api.console.Showing;
import wernicke.api.console.Terminal;

/** Shows on a terminal how far work is, and cancels it when nobody is there any more. */
public final class DrawnProgress implements Showing {
  /** Milliseconds between looks whether somebody is there. */
  private static final long LOOK = 200;

  /** What is reported done so soon was done before: the work was taken up again. */
  private static final long SOON = 500;

  /** A smaller part says little of how long all of it takes. */
  private static final double ENOUGH = 0.005;

  private final String label;
  private final Terminal terminal;
  private final ProgressLine line;
  private final LongSupplier milliseconds;
  private final long start;
  private double begun = Double.NaN;
  private long nextLook;
  private String gone;

  public DrawnProgress(String label, Terminal terminal) {
    this(label, terminal, () -> System.nanoTime() / 1_000_000);
  }

  /** With another clock. */
  DrawnProgress(String label, Terminal terminal, LongSupplier milliseconds) {
    this.label = label;
    this.terminal = terminal;
    this.line = new ProgressLine(terminal, milliseconds);
    this.milliseconds = milliseconds;
    this.start = milliseconds.getAsLong();
    this.nextLook = start;
  }

  @Override
  public synchronized void report(double fraction, String what) {
    long spent = milliseconds.getAsLong() - start;
    if (Double.isNaN(begun)) {
      begun = spent < SOON ? fraction : 0;
    }
    double seconds = spent / 1000.0;
    double done = fraction - begun;
    double left = done < ENOUGH ? -1 : seconds * (1 - fraction) / done;
    line.show(label, fraction, left, what);
  }

  @Override
  public synchronized boolean cancelled() {
    long now = milliseconds.getAsLong();
    if (gone == null && now >= nextLook) {
      nextLook = now + LOOK;
      look();
    }
    return gone != null;
  }

  @Override
  public void check() {
    if (cancelled()) {
      throw new CancellationException(reason());
    }
  }

  private synchronized String reason() {
    return gone;
  }

  /** Whoever did the work tells of the interruption when it has ended. */
  private void look() {
    try {
      terminal.check();
    } catch (InterruptedException e) {
      gone = e.getMessage() == null ? "interrupted" : e.getMessage();
    }
  }

  @Override
  public synchronized void close() {
    line.clear();
  }
}
