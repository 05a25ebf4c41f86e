package wernicke.dataset.described.internal.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.table.DelimitedText;

/** Reads the rows of a table. */
public final class Tables {
  private final TableFile file;
  private final RowReader reader;
  private final Problems problems;
  private final Progress progress;
  private Header header;
  private boolean wanted = true;
  private long rows;
  private long blank;
  private long taken;

  private Tables(TableFile file, RowReader reader, Problems problems, Progress progress) {
    this.file = file;
    this.reader = reader;
    this.problems = problems;
    this.progress = progress;
  }

  /**
   * Reads all rows; a row of another length than the header, or an empty one, is a problem and left
   * out. Empty rows at the end are ignored.
   *
   * @throws wernicke.api.PluginException naming the file and the row, if it cannot be read any
   *     further
   */
  public static void read(TableFile file, RowReader reader, Problems problems, Progress progress) {
    new Tables(file, reader, problems, progress).read();
  }

  private void read() {
    DataFile data = DataFile.own(file.name(), file.path());
    try (DelimitedText text = DelimitedText.open(data, file.hints())) {
      read(text);
    }
    if (header == null) {
      problems.add(file.name() + ": the file is empty; put the table there");
    } else if (wanted && taken == 0) {
      problems.add(file.name() + ": there is a header but no row; put the rows there");
    }
  }

  private void read(DelimitedText text) {
    for (Optional<List<String>> row = text.next(); row.isPresent() && wanted; row = text.next()) {
      List<String> cells = row.get();
      rows = text.row();
      if (rows % 1000 == 0) {
        progress.check();
      }
      if (cells.size() == 1 && cells.get(0).isBlank()) {
        blank++;
      } else if (header == null) {
        List<String> names = file.header() ? cells : numbered(cells.size());
        header = new Header(file, names, text.decimal());
        wanted = reader.header(header);
        accept(file.header() ? List.of() : cells);
      } else {
        accept(cells);
      }
    }
  }

  private void accept(List<String> cells) {
    reportBlankRows();
    if (!wanted || cells.isEmpty()) {
      return; // it was the header, or the header was not what was expected
    }
    taken++;
    if (cells.size() != header.names().size()) {
      problems.row(
          file.name(),
          rows,
          cells.size()
              + " cells, but there are "
              + header.names().size()
              + " columns; look for a missing quote or delimiter, or set 'delimiter'");
    } else {
      reader.row(new Row(header, rows, cells));
    }
  }

  /** Empty rows are a problem once a full one follows. */
  private void reportBlankRows() {
    for (; blank > 0; blank--) {
      problems.row(file.name(), rows - blank, "the row is empty; delete it");
    }
  }

  private static List<String> numbered(int columns) {
    return IntStream.rangeClosed(1, columns).mapToObj(String::valueOf).toList();
  }
}
