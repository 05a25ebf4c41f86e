package wernicke.launcher.client;

import java.io.IOException;
import java.io.InputStream;
import wernicke.launcher.home.Layout;
import wernicke.launcher.home.Trouble;

/**
 * Standard input of a command; it is read when the service asks for it.
 *
 * @param in where it comes from
 * @param piped whether it is a file or a pipe: at a terminal somebody would have to type
 */
public record Input(InputStream in, boolean piped) {
  /** Bytes that it may have; it goes to the service as a whole. */
  static final int MOST = 512 << 10;

  /** There is none. */
  public static final Input NONE = new Input(InputStream.nullInputStream(), false);

  /** That of this process. */
  public static Input standard() {
    return new Input(System.in, !Boolean.getBoolean("wernicke.terminal"));
  }

  /**
   * Reads it to its end.
   *
   * @throws Trouble if it is too long
   */
  byte[] read() throws Trouble {
    try {
      byte[] bytes = in.readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw new Trouble(
            "standard input is longer than " + (MOST >> 10) + " kB: give a part of the text");
      }
      return bytes;
    } catch (IOException e) {
      throw new Trouble("standard input cannot be read: " + Layout.reason(e), e);
    }
  }
}
