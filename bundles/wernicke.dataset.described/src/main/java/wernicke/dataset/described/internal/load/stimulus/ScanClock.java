package wernicke.dataset.described.internal.load.stimulus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which scan a word falls into: scan i covers the seconds [begin, begin + TR).
 *
 * <p>If words have runs, each run has a clock of its own that starts at {@code start}; otherwise
 * there is one clock for all scans. Either may be given by the table of scans. On the joint clock
 * the runs follow each other without a gap.
 */
public final class ScanClock {
  private final double tr;
  private final boolean perRun;
  private final double[] begins;
  private final double[] joint;
  private final Map<String, NavigableMap<Double, Integer>> scans = new LinkedHashMap<>();
  private final Map<String, Double> shifts = new LinkedHashMap<>();

  /**
   * @param perRun whether words tell their run
   * @param rows the scans in order; their onsets are NaN if the table has none
   */
  public ScanClock(double tr, double start, boolean perRun, List<ScanRows.Entry> rows) {
    this.tr = tr;
    this.perRun = perRun;
    this.begins = new double[rows.size()];
    this.joint = new double[rows.size()];
    double end = Double.NaN;
    for (int i = 0; i < begins.length; i++) {
      ScanRows.Entry row = rows.get(i);
      NavigableMap<Double, Integer> clock = clock(row.run());
      begins[i] = Double.isNaN(row.onset()) ? start + tr * clock.size() : row.onset();
      clock.put(begins[i], i);
      double last = end;
      double begin = begins[i];
      double shift =
          shifts.computeIfAbsent(key(row.run()), r -> Double.isNaN(last) ? 0 : last - begin);
      joint[i] = begins[i] + shift;
      end = joint[i] + tr;
    }
  }

  private String key(String run) {
    return perRun ? run : "";
  }

  private NavigableMap<Double, Integer> clock(String run) {
    return scans.computeIfAbsent(key(run), r -> new TreeMap<>());
  }

  /** When a scan begins, seconds on the clock of the words. */
  public double begin(int scan) {
    return begins[scan];
  }

  /** The middle of a scan, seconds on the joint clock. */
  public double middle(int scan) {
    return joint[scan] + tr / 2;
  }

  /** A time on the joint clock; NaN for an unknown run. */
  public double joint(String run, double seconds) {
    return seconds + shifts.getOrDefault(key(run), Double.NaN);
  }

  /** Whether there is any scan of that run. */
  boolean knows(String run) {
    return !perRun || scans.containsKey(run);
  }

  /** The scan that covers a time; -1 if none does. */
  public int at(String run, double seconds) {
    Map.Entry<Double, Integer> entry = clock(run).floorEntry(seconds);
    return entry == null || seconds >= entry.getKey() + tr ? -1 : entry.getValue();
  }
}
