package wernicke.dataset.described.internal.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.Problems;

/** Reads delimited text (RFC 4180) in UTF-8, with or without a byte order mark. */
public final class Tables {
  private static final int FIELDS = 1 << 20;
  private static final int CHARACTERS = 1 << 26;

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
   * @throws PluginException naming the file and the row, if it cannot be read any further
   */
  public static void read(TableFile file, RowReader reader, Problems problems, Progress progress) {
    new Tables(file, reader, problems, progress).read();
  }

  private void read() {
    if (Files.exists(file.path()) && !Files.isRegularFile(file.path())) {
      throw error("not a file that can be read; put the table there", null);
    }
    try (BufferedReader text = Files.newBufferedReader(file.path(), StandardCharsets.UTF_8);
        CsvReader<CsvRecord> records = open(withoutMark(text))) {
      read(records.iterator());
      if (header == null) {
        problems.add(file.name() + ": the file is empty; put the table there");
      } else if (wanted && taken == 0) {
        problems.add(file.name() + ": there is a header but no row; put the rows there");
      }
    } catch (NoSuchFileException e) {
      throw error("the file is not there; put it into the folder, or correct the name", e);
    } catch (CsvParseException e) {
      throw error("row " + (rows + 1) + ": " + reason(e), e);
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CsvReader<CsvRecord> open(BufferedReader text) {
    return CsvReader.builder()
        .fieldSeparator(file.delimiter())
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .maxBufferSize(CHARACTERS)
        .build(
            CsvRecordHandler.builder()
                .maxFields(FIELDS)
                .maxFieldSize(CHARACTERS)
                .maxRecordSize(CHARACTERS)
                .build(),
            text);
  }

  private static BufferedReader withoutMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return text;
  }

  private void read(Iterator<CsvRecord> records) {
    while (wanted && records.hasNext()) {
      List<String> cells = records.next().getFields();
      rows++;
      if (rows % 1000 == 0) {
        progress.check();
      }
      if (cells.size() == 1 && cells.get(0).isBlank()) {
        blank++;
      } else if (header == null) {
        header = new Header(file, file.header() ? cells : numbered(cells.size()));
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

  private static String reason(CsvParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof CharacterCodingException
        ? "not UTF-8 text; save the file as UTF-8"
        : "cannot be read (" + cause.getMessage() + "); is a quote never closed?";
  }

  private PluginException unreadable(IOException e) {
    return e instanceof CharacterCodingException
        ? error("row " + (rows + 1) + " or later: not UTF-8 text; save the file as UTF-8", e)
        : error("cannot be read: " + e, e);
  }

  private PluginException error(String what, Exception cause) {
    return new PluginException(file.name() + ": " + what, cause);
  }
}
