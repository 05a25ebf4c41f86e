package wernicke.dataset.described.internal.load.response;

import java.util.List;
import java.util.Optional;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.MatrixFile;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.Header;
import wernicke.dataset.described.internal.table.Row;
import wernicke.dataset.described.internal.table.RowReader;
import wernicke.dataset.described.internal.table.Tables;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.npy.NpyFile;

/** A file of numbers, turned so that rows are presentations and columns neuroids. */
public final class Grid {
  /** Where the numbers come from. */
  private interface Source {
    double get(int i, int j);
  }

  private final MatrixFile file;
  private final Source source;
  private final int rows;
  private final int columns;
  private final List<String> names;

  private Grid(MatrixFile file, Source source, int rows, int columns, List<String> names) {
    this.file = file;
    this.source = source;
    this.rows = rows;
    this.columns = columns;
    this.names = names;
  }

  /**
   * Opens the file.
   *
   * @throws PluginException naming it, if it cannot be read; single cells are problems
   */
  public static Grid read(MatrixFile file, Problems problems, Progress progress) {
    if (file.npy()) {
      NpyFile npy = NpyFile.open(DataFile.own(file.file().name(), file.file().path())).upright();
      return new Grid(file, npy::get, npy.rows(), npy.columns(), List.of());
    }
    Text text = new Text(problems);
    Tables.read(file.file(), text, problems, progress);
    FloatRows values = text.values;
    return values == null
        ? new Grid(file, (i, j) -> Double.NaN, 0, 0, List.of())
        : new Grid(file, values::get, values.rows(), values.columns(), text.names);
  }

  /** Numbers in delimited text. */
  private static final class Text implements RowReader {
    private final Problems problems;
    private FloatRows values;
    private List<String> names = List.of();

    private Text(Problems problems) {
      this.problems = problems;
    }

    @Override
    public boolean header(Header header) {
      values = new FloatRows(header.names().size());
      names = header.file().header() ? header.names() : List.of();
      return true;
    }

    @Override
    public void row(Row row) {
      int i = values.add();
      int before = problems.count();
      for (int j = 0; j < row.cells().size(); j++) {
        values.set(i, j, row.value(j, problems));
      }
      if (row.number() == 1 && problems.count() > before) {
        problems.add(
            row.header().file().name() + ":row 1: if it names the columns, set 'header' to true");
      }
    }
  }

  /** Number of presentations. */
  public int presentations() {
    return file.transposed() ? columns : rows;
  }

  /** Number of neuroids. */
  int neuroids() {
    return file.transposed() ? rows : columns;
  }

  /** Names of the neuroids, if the file has a header that names them. */
  Optional<List<String>> names() {
    return Optional.of(names).filter(n -> !n.isEmpty() && !file.transposed());
  }

  /** Where the values of a presentation stand, as a spreadsheet counts. */
  public String place(int presentation) {
    int above = file.file().header() && !file.npy() && !file.transposed() ? 2 : 1;
    return file.file().name() + (file.transposed() ? ":column " : ":row ") + (presentation + above);
  }

  /** The value of a neuroid at a presentation; NaN if missing, a problem if infinite. */
  float get(int presentation, int neuroid, Problems problems) {
    int i = file.transposed() ? neuroid : presentation;
    int j = file.transposed() ? presentation : neuroid;
    float value = (float) source.get(i, j);
    if (Float.isInfinite(value)) {
      int above = file.file().header() && !file.npy() ? 2 : 1;
      problems.cell(
          file.file().name(),
          i + above,
          String.valueOf(j + 1),
          "the value is infinite or too large for float32; write NaN if it is missing");
    }
    return value;
  }
}
