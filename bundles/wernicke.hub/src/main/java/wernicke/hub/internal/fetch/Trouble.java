package wernicke.hub.internal.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.ByteCount;
import wernicke.formats.internal.file.Disk;

/** What went wrong with a download, in one line. */
final class Trouble {
  private Trouble() {}

  /** The server sends more than it announced. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    TooLong(long limit) {
      super("more than the announced " + limit + " bytes come");
    }
  }

  /** Whether another attempt would fail in the same way. */
  static boolean fatal(IOException e) {
    return offline(e) || e instanceof FileSystemException || e instanceof TooLong;
  }

  private static boolean offline(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException
          || cause instanceof UnknownHostException
          || cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException) {
        return true;
      }
    }
    return false;
  }

  /**
   * The line.
   *
   * @param kept bytes that stay for the next attempt
   */
  static PluginException line(Source source, long kept, IOException e) {
    if (offline(e)) {
      return new PluginException(
          "cannot reach "
              + source.address().getAuthority()
              + ": no network, or the host is down; try again, or "
              + source.advice().offline(),
          e);
    }
    String what = kept > 0 ? "; " + ByteCount.text(kept) + " are kept" : "";
    String again = "; " + source.advice().again();
    return new PluginException(
        "cannot download " + source.address() + ": " + Disk.reason(e) + what + again, e);
  }
}
