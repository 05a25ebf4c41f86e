package wernicke.formats.internal.table;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import wernicke.api.PluginException;

/**
 * How a file writes its characters: UTF-8, or what its byte order mark says.
 *
 * @param mark bytes of the mark
 */
record Encoding(Charset charset, int mark) {
  private static final int LOOK = 1024;

  /**
   * Looks at the beginning of a file.
   *
   * @throws PluginException if it is no text, or UTF-16 without a mark
   */
  static Encoding of(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(LOOK);
      if (starts(head, 0xEF, 0xBB, 0xBF)) {
        return new Encoding(StandardCharsets.UTF_8, 3);
      } else if (starts(head, 0xFF, 0xFE) && !starts(head, 0xFF, 0xFE, 0, 0)) {
        return new Encoding(StandardCharsets.UTF_16LE, 2);
      } else if (starts(head, 0xFE, 0xFF)) {
        return new Encoding(StandardCharsets.UTF_16BE, 2);
      }
      for (byte b : head) {
        if (b == 0) {
          throw new PluginException(
              name
                  + ": not UTF-8 text, it holds zero bytes; save the file as UTF-8, export a"
                  + " spreadsheet as CSV, unpack an archive");
        }
      }
      return new Encoding(StandardCharsets.UTF_8, 0);
    }
  }

  private static boolean starts(byte[] head, int... bytes) {
    boolean same = head.length >= bytes.length;
    for (int i = 0; same && i < bytes.length; i++) {
      same = (head[i] & 0xff) == bytes[i];
    }
    return same;
  }

  /** The characters after the mark; malformed ones are an exception. */
  Reader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      in.skipNBytes(mark);
      return new BufferedReader(
          new InputStreamReader(
              in,
              charset
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
