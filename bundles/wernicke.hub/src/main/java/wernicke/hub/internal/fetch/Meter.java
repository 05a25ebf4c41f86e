package wernicke.hub.internal.fetch;

import wernicke.api.Progress;
import wernicke.formats.internal.file.ByteCount;

/**
 * Tells how far a download is.
 *
 * @param total bytes; not positive if unknown
 */
public record Meter(Progress progress, long total) {
  /** That many bytes are there now. */
  public void show(long bytes) {
    boolean known = total > 0;
    String amount = ByteCount.text(bytes) + (known ? " of " + ByteCount.text(total) : "");
    progress.report(known ? (double) bytes / total : 0, amount);
  }
}
