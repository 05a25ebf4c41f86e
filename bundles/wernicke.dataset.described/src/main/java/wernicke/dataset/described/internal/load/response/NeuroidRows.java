package wernicke.dataset.described.internal.load.response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Neuroid;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.NeuroidAxis;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.Header;
import wernicke.dataset.described.internal.table.Row;
import wernicke.dataset.described.internal.table.RowFilter;
import wernicke.dataset.described.internal.table.RowReader;
import wernicke.dataset.described.internal.table.Tables;

/** The rows of a table of neuroids. */
public final class NeuroidRows implements RowReader {
  /**
   * A row.
   *
   * @param kept whether the filter keeps it
   */
  public record Entry(Neuroid neuroid, boolean kept) {}

  private final NeuroidAxis.Rows table;
  private final Map<String, String> constant;
  private final Problems problems;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Long> seen = new HashMap<>();
  private final Map<String, Integer> metadata = new LinkedHashMap<>();
  private int id;
  private int subject;
  private RowFilter filter;

  private NeuroidRows(NeuroidAxis.Rows table, Map<String, String> constant, Problems problems) {
    this.table = table;
    this.constant = constant;
    this.problems = problems;
  }

  /** Reads the rows in the order of the file. */
  public static List<Entry> read(
      NeuroidAxis.Rows table, Map<String, String> constant, Problems problems, Progress progress) {
    NeuroidRows rows = new NeuroidRows(table, constant, problems);
    Tables.read(table.file(), rows, problems, progress);
    return rows.entries;
  }

  @Override
  public boolean header(Header header) {
    int before = problems.count();
    id = header.find("neuroids.id", table.id(), problems);
    subject = header.find("neuroids.subject", table.subject(), problems);
    table.metadata().forEach(m -> metadata.put(m, header.find("neuroids.metadata", m, problems)));
    filter = new RowFilter("neuroids.filter", table.filter(), header, problems);
    return problems.count() == before;
  }

  @Override
  public void row(Row row) {
    String name = id < 0 ? String.valueOf(row.number() - 1) : row.require(id, problems).orElse("");
    Map<String, String> known = new LinkedHashMap<>(constant);
    metadata.forEach((key, column) -> row.text(column).ifPresent(t -> known.put(key, t)));
    Optional<String> owner =
        subject < 0 ? Optional.empty() : Optional.of(row.text(subject).orElse(Neuroid.GROUP));
    owner.ifPresent(o -> known.put(Neuroids.SUBJECT, o));
    Neuroid neuroid = Neuroids.of(name, known);
    Long first = seen.putIfAbsent(neuroid.subject() + "\n" + name, row.number());
    if (first != null && id >= 0) {
      row.complain(
          id, "'" + name + "' again, first in row " + first + "; make ids unique", problems);
    }
    entries.add(new Entry(neuroid, filter.keeps(row)));
  }
}
