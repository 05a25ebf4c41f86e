package wernicke.hub.internal.fetch;

import wernicke.console.internal.text.ProgressLine;
import wernicke.console.internal.text.Texts;

/** Shows how far a download is. */
public final class Meter {
  private final String label;
  private final long total;
  private final long begun;
  private final long started = System.nanoTime();
  private final ProgressLine line;

  /**
   * Starts now.
   *
   * @param total bytes; not positive if unknown
   * @param begun bytes that were there before
   */
  public Meter(String label, long total, long begun, ProgressLine line) {
    this.label = label;
    this.total = total;
    this.begun = begun;
    this.line = line;
  }

  /** That many bytes are there now. */
  public void show(long bytes) {
    double seconds = (System.nanoTime() - started) / 1e9;
    double rate = (bytes - begun) / Math.max(seconds, 1e-3);
    boolean known = total > 0;
    double left = known && rate > 0 ? (total - bytes) / rate : -1;
    String amount = Texts.bytes(bytes) + (known ? " of " + Texts.bytes(total) : "");
    line.show(label, known ? (double) bytes / total : 0, left, amount);
  }

  /** Removes the line. */
  public void clear() {
    line.clear();
  }
}
