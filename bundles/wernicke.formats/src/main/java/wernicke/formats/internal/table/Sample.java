package wernicke.formats.internal.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a table, to see how it is written.
 *
 * @param text complete rows, if there is more than one
 * @param whole whether it is all there is
 */
record Sample(String text, boolean whole) {
  private static final int CHARACTERS = 1 << 18;
  private static final int ROWS = 500;

  /** Reads the beginning; what cannot be decoded ends it. */
  static Sample read(Reader reader) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] some = new char[1 << 13];
    try {
      for (int n = reader.read(some); n >= 0 && text.length() < CHARACTERS; n = reader.read(some)) {
        text.append(some, 0, n);
      }
      return new Sample(text.toString(), text.length() < CHARACTERS);
    } catch (CharacterCodingException e) {
      return new Sample(text.toString(), false); // whoever reads on says where it is
    }
  }

  /** The rows that are not blank if cells are divided so; none if they cannot be. */
  List<List<String>> rows(char delimiter, char quote) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> records =
        DelimitedText.csv(delimiter, quote, new StringReader(text))) {
      for (CsvRecord record : records) {
        if (rows.size() == ROWS) {
          return rows;
        }
        rows.add(record.getFields());
      }
      if (!whole && !rows.isEmpty()) {
        rows.remove(rows.size() - 1); // cut off
      }
      rows.removeIf(row -> row.size() == 1 && row.get(0).isBlank());
      return rows;
    } catch (CsvParseException | IOException e) {
      return List.of(); // so it is not written with this delimiter
    }
  }
}
