package wernicke.dataset.wehbe2014.internal;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;

/**
 * The voxels of all subjects side by side: scans x voxels, 1.2 GB for the whole data set. More than
 * a limit goes into a memory-mapped file that has no name, not onto the heap.
 *
 * @param folder where such a file is made
 * @param limit bytes that may be on the heap
 */
record Responses(Path folder, long limit) {
  /**
   * Reads all rows. A subject's file has a row for each scan, or for each scored one (as published:
   * the ends of the runs were cut off); then the other scans are NaN.
   *
   * @throws PluginException if a file has another number of rows, or there is no room
   */
  Matrix read(List<Subject> subjects, Scans scans, Progress progress) {
    List<Integer> scored = scans.scored();
    subjects.forEach(subject -> requireRows(subject, scans.count(), scored.size()));
    int columns = subjects.stream().mapToInt(s -> s.responses().columns()).sum();
    FloatBuffer values = room((long) scans.count() * columns);
    float[] row = new float[columns];
    int next = 0;
    for (int t = 0; t < scans.count(); t++) {
      progress.check();
      progress.report((double) t / scans.count(), "reading scan " + t);
      boolean kept = next < scored.size() && scored.get(next) == t;
      fill(row, subjects, t, kept ? next : -1, scans.count());
      next += kept ? 1 : 0;
      values.put(row);
    }
    return Matrix.of(scans.count(), columns, values.flip());
  }

  private static void fill(float[] row, List<Subject> subjects, int scan, int kept, int scans) {
    Arrays.fill(row, Float.NaN);
    int offset = 0;
    for (Subject subject : subjects) {
      int source = subject.responses().rows() == scans ? scan : kept;
      if (source >= 0) {
        subject.responses().copyRow(source, row, offset);
      }
      offset += subject.responses().columns();
    }
  }

  private static void requireRows(Subject subject, int scans, int scored) {
    int rows = subject.responses().rows();
    if (rows != scans && rows != scored) {
      throw new PluginException(
          String.format(
              "%s has %d rows, expected one for each of the %d scans, or of the %d without the ends"
                  + " of the runs",
              subject.responses().file().name(), rows, scans, scored));
    }
  }

  private FloatBuffer room(long numbers) {
    if (numbers > Integer.MAX_VALUE / Float.BYTES) {
      throw new PluginException(
          "Wehbe2014: all subjects together have more than 2 GiB of responses; move some of their"
              + " files away");
    }
    return numbers * Float.BYTES <= limit
        ? FloatBuffer.allocate((int) numbers)
        : mapped(numbers * Float.BYTES);
  }

  private FloatBuffer mapped(long bytes) {
    try {
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).getUsableSpace() < bytes) {
        throw new PluginException(
            folder + " has no room for " + (bytes >> 20) + " MiB of responses: free some");
      }
      Path file = Files.createTempFile(folder, "wehbe2014-", ".responses");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        return channel
            .map(MapMode.READ_WRITE, 0, bytes)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
      }
    } catch (IOException e) {
      throw new PluginException(folder + ": cannot be written: " + e, e);
    }
  }
}
