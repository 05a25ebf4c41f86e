package wernicke.model.precomputed.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wernicke.api.PluginException;

/** Comma-separated values (RFC 4180) in UTF-8 with a header; columns are found by name. */
final class Csv {
  private Csv() {}

  /**
   * Reads all rows.
   *
   * @throws PluginException naming file and line, if a column is missing, a row is shorter or
   *     longer than the header, the file is not UTF-8 without a byte order mark, or there is no row
   */
  static List<Row> read(Path file, List<String> columns) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
      return rows(file, columns, reader);
    } catch (NoSuchFileException e) {
      throw new PluginException(file + " is missing: put it there or correct the settings", e);
    } catch (CsvParseException e) {
      throw new PluginException(file + ": " + reason(e), e);
    } catch (UncheckedIOException e) {
      throw unreadable(file, e.getCause());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static List<Row> rows(Path file, List<String> columns, CsvReader<CsvRecord> reader) {
    List<String> header = null;
    List<Row> rows = new ArrayList<>();
    for (CsvRecord record : reader) {
      Row row = new Row(file, record.getStartingLineNumber(), header, record.getFields());
      if (header == null) {
        header = header(row, columns);
      } else if (row.fields().size() != header.size()) {
        throw row.error(
            row.fields().size()
                + " columns, but the header has "
                + header.size()
                + ": is the file cut short or a quote missing?");
      } else {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      throw new PluginException(
          file + (header == null ? " is empty" : " has a header but no rows"));
    }
    return rows;
  }

  private static List<String> header(Row row, List<String> columns) {
    List<String> header = row.fields();
    if (header.get(0).startsWith("\uFEFF")) {
      throw row.error("a byte order mark: save the file as UTF-8 without one");
    }
    for (String column : columns) {
      if (!header.contains(column)) {
        throw row.error("no column " + column + "; it has " + String.join(", ", header));
      }
    }
    return header;
  }

  private static String reason(CsvParseException e) {
    return e.getCause() == null ? e.getMessage() : e.getMessage() + " (" + e.getCause() + ")";
  }

  private static PluginException unreadable(Path file, IOException e) {
    return e instanceof CharacterCodingException
        ? new PluginException(file + " is not UTF-8 text: save it as UTF-8", e)
        : new PluginException("cannot read " + file + ": " + e, e);
  }

  /** One row; the header is line 1. */
  record Row(Path file, long line, List<String> header, List<String> fields) {
    /** The field of a column, as it is. */
    String text(String column) {
      return fields.get(header.indexOf(column));
    }

    /** A finite number. */
    double number(String column) {
      try {
        double number = Double.parseDouble(text(column));
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw notANumber(column, e);
      }
      throw notANumber(column, null);
    }

    private PluginException notANumber(String column, NumberFormatException cause) {
      String what = column + " is '" + text(column) + "', not a finite number";
      return new PluginException(error(what).getMessage(), cause);
    }

    /** What is wrong with this row, in one line that names it. */
    PluginException error(String what) {
      return new PluginException(file + ", line " + line + ": " + oneLine(what));
    }

    private static String oneLine(String text) {
      return text.replace("\r", "\\r").replace("\n", "\\n");
    }
  }
}
