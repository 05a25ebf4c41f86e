package wernicke.formats.internal.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

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
   * Checks that a file is HDF5 and is not cut short.
   *
   * @param start how many bytes of another kind come before
   * @param format what messages call such files
   * @throws PluginException naming the file and what to do
   */
  static void check(DataFile file, int start, String format) {
    file.requireRegular();
    try (FileChannel channel = FileChannel.open(file.path())) {
      long size = channel.size();
      if (size == 0) {
        throw new PluginException(file.name() + " is empty; get it again");
      }
      byte[] block = Channels.newInputStream(channel.position(start)).readNBytes(LONGEST);
      int known = Math.min(block.length, SIGNATURE.length);
      if (!Arrays.equals(block, 0, known, SIGNATURE, 0, known)) {
        throw new PluginException(file.name() + " is no " + format + " file; get it again");
      }
      long end = block.length < LONGEST ? start + LONGEST : end(block);
      if (size < end) {
        throw new PluginException(
            file.name()
                + " is cut short: "
                + size
                + " of at least "
                + end
                + " bytes; get it again");
      }
    } catch (IOException e) {
      throw file.unreadable("", e);
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
