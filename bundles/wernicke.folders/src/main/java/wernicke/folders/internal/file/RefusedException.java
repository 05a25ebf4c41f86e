package wernicke.folders.internal.file;

import wernicke.api.PluginException;

/**
 * A file that is all there and must not be used: unlike one that is still being copied it gets no
 * better by waiting, so that it is told at once.
 */
public final class RefusedException extends PluginException {
  private static final long serialVersionUID = 1;

  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
