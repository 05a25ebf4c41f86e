package wernicke.dataset.described.internal.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import wernicke.api.Neuroid;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.ColumnPattern;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.descriptor.NeuroidAxis;
import wernicke.dataset.described.internal.descriptor.ResponseColumns;
import wernicke.dataset.described.internal.descriptor.TextColumns;
import wernicke.dataset.described.internal.load.response.FloatRows;
import wernicke.dataset.described.internal.load.response.NeuroidRows;
import wernicke.dataset.described.internal.load.response.Neuroids;
import wernicke.dataset.described.internal.load.stimulus.TextRows;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.Header;
import wernicke.dataset.described.internal.table.Row;
import wernicke.dataset.described.internal.table.RowFilter;
import wernicke.dataset.described.internal.table.RowReader;
import wernicke.dataset.described.internal.table.Tables;

/** Loads a table with a column for each neuroid. */
final class WideLoader implements RowReader {
  private final Descriptor descriptor;
  private final Layout.OneTable layout;
  private final List<ColumnPattern> patterns;
  private final Problems problems;
  private final Progress progress;
  private final Map<Integer, Neuroid> columns = new LinkedHashMap<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();
  private RowFilter filter;
  private TextRows texts;
  private FloatRows values;
  private int rows;

  WideLoader(
      Descriptor descriptor,
      Layout.OneTable layout,
      ResponseColumns.WideForm responses,
      Problems problems,
      Progress progress) {
    this.descriptor = descriptor;
    this.layout = layout;
    this.patterns = responses.patterns();
    this.problems = problems;
    this.progress = progress;
  }

  /** Reads the table; empty after problems. */
  Optional<Draft> load() {
    Tables.read(layout.file(), this, problems, progress);
    List<Neuroid> neuroids =
        Neuroids.finished(List.copyOf(columns.values()), descriptor.neuroids(), problems);
    if (!problems.none()) {
      return Optional.empty();
    }
    return Optional.of(
        new Draft(
            texts.stimuli(descriptor.info().id()),
            texts.scored(),
            neuroids,
            values.matrix(),
            Notes.kept(layout.filter(), texts.size(), rows),
            places,
            doubts));
  }

  @Override
  public boolean header(Header header) {
    filter = new RowFilter("filter", layout.filter(), header, problems);
    texts = new TextRows("columns.", layout.texts(), descriptor, header, problems);
    patterns.forEach(p -> find(p, header));
    descriptor.neuroids().table().ifPresent(this::describe);
    values = new FloatRows(columns.size());
    return problems.none();
  }

  private void find(ColumnPattern pattern, Header header) {
    if (!pattern.wild()) {
      int column = header.find("columns.responses", pattern.text(), problems);
      if (column >= 0) {
        add(column, pattern.text(), Map.of());
      }
      return;
    }
    Set<String> others = others();
    int before = columns.size();
    for (int j = 0; j < header.names().size(); j++) {
      String name = header.names().get(j);
      Optional<Map<String, String>> match = pattern.match(name);
      if (match.isPresent() && !others.contains(name)) {
        add(j, name, match.get());
      }
    }
    if (columns.size() == before) {
      problems.key(
          "columns.responses",
          "'"
              + pattern.text()
              + "' matches no column of "
              + header.file().name()
              + " that is free");
    }
  }

  private void add(int column, String name, Map<String, String> matched) {
    Map<String, String> known = new LinkedHashMap<>(descriptor.neuroids().constant());
    known.putAll(matched);
    columns.putIfAbsent(column, Neuroids.of(name, known));
  }

  /** Columns that hold something else, which a pattern does not mean. */
  private Set<String> others() {
    TextColumns named = layout.texts();
    Set<String> others = new HashSet<>(named.metadata());
    others.add(named.text());
    named.id().ifPresent(others::add);
    named.context().ifPresent(others::add);
    others.addAll(layout.filter().columns());
    descriptor.scored().ifPresent(f -> others.addAll(f.columns()));
    return others;
  }

  /** Takes what the table of neuroids says of the columns, and drops those that it filters out. */
  private void describe(NeuroidAxis.Rows table) {
    Map<String, NeuroidRows.Entry> known = new LinkedHashMap<>();
    NeuroidRows.read(table, descriptor.neuroids().constant(), problems, progress)
        .forEach(e -> known.put(e.neuroid().id(), e));
    doubt(table, known.keySet());
    for (Map.Entry<Integer, Neuroid> column : new ArrayList<>(columns.entrySet())) {
      String name = column.getValue().id();
      NeuroidRows.Entry entry = known.get(name);
      if (entry == null) {
        problems.add(
            table.file().name() + ": there is no row for the column '" + name + "'; add it");
      } else if (entry.kept()) {
        columns.put(column.getKey(), entry.neuroid());
      } else {
        columns.remove(column.getKey());
      }
    }
    if (columns.isEmpty()) {
      problems.key("neuroids.filter", "keeps no column; write another condition");
    }
  }

  /** Rows of the table of neuroids that belong to no column. */
  private void doubt(NeuroidAxis.Rows table, Set<String> known) {
    Set<String> strangers = new TreeSet<>(known);
    columns.values().forEach(n -> strangers.remove(n.id()));
    if (!strangers.isEmpty()) {
      doubts.add(
          "%s: %d of %d rows belong to no column of %s, such as '%s'; correct one of them, or name more columns"
              .formatted(
                  table.file().name(),
                  strangers.size(),
                  known.size(),
                  layout.file().name(),
                  strangers.iterator().next()));
    }
  }

  @Override
  public void row(Row row) {
    rows++;
    if (!filter.keeps(row)) {
      return;
    }
    texts.add(row);
    places.add(row.place());
    int i = values.add();
    int j = 0;
    for (int column : columns.keySet()) {
      values.set(i, j++, row.value(column, problems));
    }
  }
}
