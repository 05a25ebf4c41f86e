package wernicke.formats.internal.netcdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import wernicke.api.PluginException;

/**
 * The first bytes of an HDF5 file, which tell how long it must be (HDF5 file format specification
 * 3.0, section II.A): strings that were cut off at the end would be read as shorter strings.
 */
final class Superblock {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int VERSION = 8;
  private static final int LONGEST = 96;

  private Superblock() {}

  /**
   * Checks that a file is there, is HDF5 and is not cut short.
   *
   * @throws PluginException naming the file and what to do
   */
  static void check(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new PluginException(file + " is missing: run 'data' to see how to get it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(LONGEST);
      if (start.length == 0) {
        throw new PluginException(file + " is empty; get it again");
      }
      if (!Arrays.equals(Arrays.copyOf(start, SIGNATURE.length), SIGNATURE)) {
        throw new PluginException(file + " is no NetCDF-4 (HDF5) file; get it again");
      }
      long end = start.length < LONGEST ? LONGEST : end(start);
      if (Files.size(file) < end) {
        throw new PluginException(
            file
                + " is cut short: "
                + Files.size(file)
                + " of at least "
                + end
                + " bytes; get it again");
      }
    } catch (IOException e) {
      throw new PluginException(file + ": cannot be read: " + e, e);
    }
  }

  /** The end of file address, for addresses of 8 bytes; 0 if it is not known where it is. */
  private static long end(byte[] start) {
    int version = start[VERSION];
    int offsets = start[version < 2 ? 13 : 9];
    int at =
        switch (version) {
          case 0 -> 40;
          case 1 -> 44;
          case 2, 3 -> 28;
          default -> 0;
        };
    return at == 0 || offsets != Long.BYTES
        ? 0
        : ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
  }
}
