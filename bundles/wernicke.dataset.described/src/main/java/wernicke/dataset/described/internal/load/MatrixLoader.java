package wernicke.dataset.described.internal.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.load.response.Grid;
import wernicke.dataset.described.internal.load.response.MatrixColumns;
import wernicke.dataset.described.internal.load.stimulus.TextRows;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.Header;
import wernicke.dataset.described.internal.table.Row;
import wernicke.dataset.described.internal.table.RowFilter;
import wernicke.dataset.described.internal.table.RowReader;
import wernicke.dataset.described.internal.table.Tables;

/** Loads a matrix whose rows are described by one table, its columns by another. */
final class MatrixLoader implements RowReader {
  private final Descriptor descriptor;
  private final Layout.WithMatrix layout;
  private final Problems problems;
  private final Progress progress;
  private final List<Integer> kept = new ArrayList<>();
  private RowFilter filter;
  private TextRows texts;
  private int rows;

  MatrixLoader(
      Descriptor descriptor, Layout.WithMatrix layout, Problems problems, Progress progress) {
    this.descriptor = descriptor;
    this.layout = layout;
    this.problems = problems;
    this.progress = progress;
  }

  /** Reads the files; empty after problems. */
  Optional<Draft> load() {
    Tables.read(layout.presentations(), this, problems, progress);
    Grid grid = Grid.read(layout.matrix(), problems, progress);
    MatrixColumns columns =
        MatrixColumns.of(grid, layout.matrix(), descriptor.neuroids(), problems, progress);
    if (problems.none() && rows != grid.presentations()) {
      problems.add(
          layout.matrix().file().name()
              + ": "
              + grid.presentations()
              + (layout.matrix().transposed() ? " columns, but " : " rows, but ")
              + layout.presentations().name()
              + " has "
              + rows
              + " presentations; make them agree, or change 'transposed'");
    }
    if (!problems.none()) {
      return Optional.empty();
    }
    Matrix values = columns.values(grid, kept, problems, progress);
    return Optional.of(
        new Draft(
            texts.stimuli(descriptor.info().id()),
            texts.scored(),
            columns.neuroids(),
            values,
            Notes.kept(layout.filter(), kept.size(), rows),
            kept.stream().map(grid::place).toList(),
            List.of()));
  }

  @Override
  public boolean header(Header header) {
    filter = new RowFilter("presentations.filter", layout.filter(), header, problems);
    texts = new TextRows("presentations.", layout.texts(), descriptor, header, problems);
    return problems.none();
  }

  @Override
  public void row(Row row) {
    if (filter.keeps(row)) {
      kept.add(rows);
      texts.add(row);
    }
    rows++;
  }
}
