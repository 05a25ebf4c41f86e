package wernicke.dataset.described.internal.load.stimulus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.filter.Filter;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.Header;
import wernicke.dataset.described.internal.table.Row;
import wernicke.dataset.described.internal.table.RowFilter;
import wernicke.dataset.described.internal.table.RowReader;
import wernicke.dataset.described.internal.table.Tables;

/** The table with a row for each scan. */
public final class ScanRows implements RowReader {
  /**
   * A scan.
   *
   * @param run empty if there is no such column
   * @param onset seconds; NaN if there is no such column
   * @param wanted whether the condition {@code scored} holds
   */
  public record Entry(String run, double onset, boolean wanted, Map<String, String> metadata) {}

  private final Layout.Times times;
  private final Optional<Filter> scored;
  private final Problems problems;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> metadata = new LinkedHashMap<>();
  private Optional<RowFilter> scoring = Optional.empty();
  private Contexts runs;
  private int run;
  private int onset;

  private ScanRows(Layout.Times times, Optional<Filter> scored, Problems problems) {
    this.times = times;
    this.scored = scored;
    this.problems = problems;
  }

  /** Reads the rows in the order of the file. */
  public static List<Entry> read(
      Layout.Times times, Optional<Filter> scored, Problems problems, Progress progress) {
    ScanRows rows = new ScanRows(times, scored, problems);
    Tables.read(times.file(), rows, problems, progress);
    return rows.entries;
  }

  @Override
  public boolean header(Header header) {
    int before = problems.count();
    run = header.find("scans.times.run", times.run(), problems);
    onset = header.find("scans.times.onset", times.onset(), problems);
    times
        .metadata()
        .forEach(m -> metadata.put(m, header.find("scans.times.metadata", m, problems)));
    scoring = scored.map(f -> new RowFilter("scored", f, header, problems));
    runs = new Contexts(problems);
    return problems.count() == before;
  }

  @Override
  public void row(Row row) {
    String name = run < 0 ? "" : row.require(run, problems).orElse("");
    runs.next(name, row, run);
    double time = onset < 0 ? Double.NaN : row.number(onset, problems);
    if (!entries.isEmpty()) {
      Entry last = entries.get(entries.size() - 1);
      if (last.run().equals(name) && time <= last.onset()) {
        row.complain(onset, time + " s is not after the row above; sort the scans", problems);
      }
    }
    Map<String, String> known = new LinkedHashMap<>();
    metadata.forEach((key, column) -> row.text(column).ifPresent(t -> known.put(key, t)));
    entries.add(new Entry(name, time, scoring.isEmpty() || scoring.get().keeps(row), known));
  }
}
