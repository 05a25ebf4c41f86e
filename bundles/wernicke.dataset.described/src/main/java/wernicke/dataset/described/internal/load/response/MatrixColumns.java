package wernicke.dataset.described.internal.load.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.MatrixFile;
import wernicke.dataset.described.internal.descriptor.NeuroidAxis;
import wernicke.dataset.described.internal.problem.Problems;

/**
 * The neuroids of a matrix.
 *
 * @param neuroids those that are kept
 * @param columns their places in the matrix
 */
public record MatrixColumns(List<Neuroid> neuroids, List<Integer> columns) {
  /** Goes by the table of neuroids, or else by the matrix' own header, or else counts. */
  public static MatrixColumns of(
      Grid grid, MatrixFile matrix, NeuroidAxis axis, Problems problems, Progress progress) {
    List<Neuroid> neuroids = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    if (axis.table().isEmpty()) {
      for (int j = 0; j < grid.neuroids(); j++) {
        int column = j;
        Optional<String> name = grid.names().map(n -> n.get(column));
        neuroids.add(Neuroids.of(name.orElse(String.valueOf(j + 1)), axis.constant()));
        columns.add(j);
      }
      return new MatrixColumns(Neuroids.finished(neuroids, axis, problems), columns);
    }
    NeuroidAxis.Rows table = axis.table().get();
    List<NeuroidRows.Entry> entries = NeuroidRows.read(table, axis.constant(), problems, progress);
    if (problems.none() && entries.size() != grid.neuroids()) {
      problems.add(
          matrix.file().name()
              + ": "
              + grid.neuroids()
              + (matrix.transposed() ? " rows, but " : " columns, but ")
              + table.file().name()
              + " has "
              + entries.size()
              + " neuroids; make them agree, or change 'transposed'");
    }
    for (int j = 0; j < entries.size(); j++) {
      if (entries.get(j).kept()) {
        neuroids.add(entries.get(j).neuroid());
        columns.add(j);
      }
    }
    if (problems.none() && neuroids.isEmpty()) {
      problems.key("neuroids.filter", "keeps no neuroid; write another condition");
    }
    return new MatrixColumns(Neuroids.finished(neuroids, axis, problems), columns);
  }

  /** The values of some presentations, presentations x neuroids. */
  public Matrix values(
      Grid grid, List<Integer> presentations, Problems problems, Progress progress) {
    FloatRows values = new FloatRows(columns.size());
    for (int presentation : presentations) {
      progress.check();
      int i = values.add();
      for (int j = 0; j < columns.size(); j++) {
        values.set(i, j, grid.get(presentation, columns.get(j), problems));
      }
    }
    return values.matrix();
  }
}
