package wernicke.dataset.wehbe2014.internal;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.formats.internal.file.Scratch;

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
        : Scratch.map(1, numbers, folder, "the table of responses").get(0);
  }
}
