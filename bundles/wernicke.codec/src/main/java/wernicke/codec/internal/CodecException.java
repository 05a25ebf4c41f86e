package wernicke.codec.internal;

import wernicke.api.PluginException;

/** JSON that is not what it should be, in one line. */
public final class CodecException extends PluginException {
  private static final long serialVersionUID = 1;

  CodecException(String message) {
    super(message);
  }

  CodecException(String message, Throwable cause) {
    super(message, cause);
  }

  /** At a place, such as {@code spec.metric.id}. */
  static CodecException at(String place, String message) {
    return new CodecException(place.isEmpty() ? message : place.substring(1) + ": " + message);
  }
}
