package wernicke.formats.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Room for numbers that are too many for the heap: a file without a name, gone once nobody needs it
 * any more. The system keeps as much of it in memory as there is room for.
 */
public final class Scratch {
  private static final int CHUNK = 1 << 20;

  private Scratch() {}

  /**
   * Makes room, filled with NaN. All of it is written first: writing to a mapping on a full disk
   * would end the process.
   *
   * @param parts how many buffers
   * @param numbers of each, 2 GiB at most
   * @param folder for the file
   * @param what it is for, as in "the recording"
   * @throws wernicke.api.PluginException if the disk is full or read-only
   */
  public static List<FloatBuffer> map(int parts, long numbers, Path folder, String what) {
    long bytes = Math.multiplyExact(numbers, Float.BYTES);
    long all = Math.multiplyExact(parts, bytes);
    try {
      Files.createDirectories(folder);
      Disk.require(folder, what, all);
      Path file = Files.createTempFile(folder, "scratch", ".part");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        fill(channel, all);
        List<FloatBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
          ByteBuffer mapped = channel.map(MapMode.READ_WRITE, i * bytes, bytes);
          buffers.add(mapped.order(ByteOrder.nativeOrder()).asFloatBuffer());
        }
        return buffers;
      }
    } catch (IOException e) {
      throw Disk.failure(folder, what, all, e);
    }
  }

  private static void fill(FileChannel channel, long bytes) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.nativeOrder());
    while (chunk.hasRemaining()) {
      chunk.putFloat(Float.NaN);
    }
    for (long left = bytes; left > 0; ) {
      chunk.clear().limit((int) Math.min(CHUNK, left));
      left -= channel.write(chunk);
    }
  }
}
