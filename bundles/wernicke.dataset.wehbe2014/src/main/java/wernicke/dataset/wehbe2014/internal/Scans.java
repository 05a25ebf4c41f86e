package wernicke.dataset.wehbe2014.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.formats.internal.npy.NpyFile;

/** The scans of all runs: when each was taken, and in which run (science.md section 3). */
final class Scans {
  /** Scans at the beginning and at the end of each run that take no part in a score. */
  static final int BEFORE = 20;

  static final int AFTER = 15;

  /** How long a scan takes. */
  private static final double SECONDS = 2;

  private final double[] times;
  private final double[] runs;

  private Scans(double[] times, double[] runs) {
    this.times = times;
    this.runs = runs;
  }

  /**
   * Reads the times at which the scans begin, in seconds, and the numbers of the runs.
   *
   * @throws PluginException if they are not one of each for every scan, time does not go forward, a
   *     run is torn apart or has no scan left between its ends
   */
  static Scans read(NpyFile times, NpyFile runs) {
    Scans scans = new Scans(times.numbers(), runs.numbers());
    if (scans.times.length != scans.runs.length || scans.times.length == 0) {
      throw new PluginException(
          String.format(
              "%s has %d scans, but %s has %d; get both again",
              times.file().name(),
              scans.times.length,
              runs.file().path().getFileName(),
              scans.runs.length));
    }
    for (int t = 1; t < scans.count(); t++) {
      if (scans.times[t] <= scans.times[t - 1]) {
        throw new PluginException(
            String.format(
                "%s, element %d: %s s is not after %s s",
                times.file().name(), t, scans.times[t], scans.times[t - 1]));
      }
    }
    scans.requireRuns(runs);
    return scans;
  }

  private void requireRuns(NpyFile file) {
    List<int[]> blocks = blocks();
    long distinct = IntStream.range(0, count()).mapToDouble(t -> runs[t]).distinct().count();
    if (blocks.size() != distinct) {
      throw file.file().refused("the scans of a run do not follow each other");
    }
    for (int[] block : blocks) {
      if (block[1] - block[0] <= BEFORE + AFTER) {
        throw new PluginException(
            String.format(
                "%s: run %s has %d scans, of which the first %d and the last %d are not scored",
                file.file().name(), run(block[0]), block[1] - block[0], BEFORE, AFTER));
      }
    }
  }

  int count() {
    return times.length;
  }

  /** The last scan whose time is before a time in seconds, or -1 if none is. */
  int before(double seconds) {
    int low = 0;
    int high = count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < seconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** The scans of all runs but those at their ends. */
  List<Integer> scored() {
    return blocks().stream()
        .flatMap(block -> IntStream.range(block[0] + BEFORE, block[1] - AFTER).boxed())
        .toList();
  }

  /** First scan of each run, and the first one after it. */
  private List<int[]> blocks() {
    List<int[]> blocks = new ArrayList<>();
    int first = 0;
    for (int t = 1; t <= count(); t++) {
      if (t == count() || runs[t] != runs[first]) {
        blocks.add(new int[] {first, t});
        first = t;
      }
    }
    return blocks;
  }

  /**
   * One presentation for each scan, with the metadata {@code run} and {@link Presentation#TIME}.
   */
  List<Presentation> presentations(String passage) {
    return IntStream.range(0, count())
        .mapToObj(
            t ->
                new Presentation(
                    "scan-" + t,
                    passage,
                    Map.of(
                        "run", run(t), Presentation.TIME, String.valueOf(times[t] + SECONDS / 2))))
        .toList();
  }

  private String run(int scan) {
    return runs[scan] == Math.rint(runs[scan])
        ? String.valueOf((long) runs[scan])
        : String.valueOf(runs[scan]);
  }
}
