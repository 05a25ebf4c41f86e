package wernicke.dataset.futrell2018.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import wernicke.api.PluginException;

/**
 * Tab-separated values as the corpus has them: UTF-8, a header line, a row a line, no quoting
 * (words may hold any quote; a CSV library always takes one character for a quote). Lines end in LF
 * or CRLF. Columns are found by name; others are ignored.
 */
final class Tsv {
  private Tsv() {}

  /**
   * Hands every row to {@code rows}, in the order of the file.
   *
   * @throws PluginException naming file and line, if a column is missing, a row is shorter or
   *     longer than the header, the file is not UTF-8, or there is no row
   */
  static void read(Path file, List<String> columns, Consumer<Row> rows) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      List<String> header = header(file, columns, reader.readLine());
      long line = 1;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        rows.accept(row(file, header, ++line, text));
      }
      if (line == 1) {
        throw new PluginException(file + " has a header but no rows: get it again");
      }
    } catch (CharacterCodingException e) {
      throw new PluginException(file + " is not UTF-8 text: get it again", e);
    } catch (IOException e) {
      throw new PluginException("cannot read " + file + ": " + e, e);
    }
  }

  private static List<String> header(Path file, List<String> columns, String line) {
    if (line == null || line.isBlank()) {
      throw new PluginException(file + " is empty: get it again");
    }
    if (line.startsWith("\uFEFF")) {
      throw new PluginException(
          file + " begins with a byte order mark: save it as UTF-8 without one");
    }
    List<String> header = Arrays.asList(line.split("\t", -1));
    List<String> missing = new ArrayList<>(columns);
    missing.removeAll(header);
    if (!missing.isEmpty()) {
      throw new PluginException(
          file
              + ", line 1: no column "
              + String.join(", ", missing)
              + "; it has "
              + String.join(", ", header));
    }
    return header;
  }

  private static Row row(Path file, List<String> header, long line, String text) {
    List<String> fields = Arrays.asList(text.split("\t", -1));
    Row row = new Row(file, line, header, fields);
    if (fields.size() != header.size()) {
      throw row.error(
          fields.size()
              + " columns, but the header has "
              + header.size()
              + ": is the file cut short?");
    }
    return row;
  }

  /** One row; the header is line 1. */
  record Row(Path file, long line, List<String> header, List<String> fields) {
    /** The field of a column, as it is. */
    String text(String column) {
      return fields.get(header.indexOf(column));
    }

    /** A finite number; R writes 1000 as {@code 1e3} at times. */
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

    /** A whole number. */
    int integer(String column) {
      double number = number(column);
      if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
        throw error(column + " is '" + text(column) + "', not a whole number");
      }
      return (int) number;
    }

    private PluginException notANumber(String column, NumberFormatException cause) {
      return new PluginException(
          error(column + " is '" + text(column) + "', not a number").getMessage(), cause);
    }

    /** What is wrong with this row, in one line that names it. */
    PluginException error(String what) {
      return new PluginException(file + ", line " + line + ": " + what);
    }
  }
}
