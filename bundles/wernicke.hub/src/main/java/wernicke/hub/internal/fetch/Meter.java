package wernicke.hub.internal.fetch;

import wernicke.api.Progress;
import wernicke.console.internal.text.Texts;

/**
 * Tells how far a download is.
 *
 * @param total bytes; not positive if unknown
 */
public record Meter(Progress progress, long total) {
  /** That many bytes are there now. */
  public void show(long bytes) {
    boolean known = total > 0;
    String amount = Texts.bytes(bytes) + (known ? " of " + Texts.bytes(total) : "");
    progress.report(known ? (double) bytes / total : 0, amount);
  }
}
