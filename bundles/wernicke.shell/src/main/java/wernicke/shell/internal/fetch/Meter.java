package wernicke.shell.internal.fetch;

import wernicke.api.DatasetInfo.Download;
import wernicke.shell.internal.report.Texts;
import wernicke.shell.internal.service.ProgressLine;

/** Shows how far a download is. */
final class Meter {
  private final Download download;
  private final long begun;
  private final long started = System.nanoTime();
  private final ProgressLine line;

  /**
   * Starts now.
   *
   * @param begun bytes that were there before
   */
  Meter(Download download, long begun, ProgressLine line) {
    this.download = download;
    this.begun = begun;
    this.line = line;
  }

  /** That many bytes are there now. */
  void show(long bytes) {
    double seconds = (System.nanoTime() - started) / 1e9;
    double rate = (bytes - begun) / Math.max(seconds, 1e-3);
    boolean known = download.bytes() > 0;
    double left = known && rate > 0 ? (download.bytes() - bytes) / rate : -1;
    String amount = Texts.bytes(bytes) + (known ? " of " + Texts.bytes(download.bytes()) : "");
    line.show(download.path(), known ? (double) bytes / download.bytes() : 0, left, amount);
  }

  /** Removes the line. */
  void clear() {
    line.clear();
  }
}
