package wernicke.formats.internal.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/**
 * The rows of a file of delimited text (RFC 4180 and its relatives), one after the other. Only a
 * regular file is opened. Every exception is a {@link PluginException} that names file and row.
 */
public final class DelimitedText implements AutoCloseable {
  private static final int FIELDS = 1 << 20;
  private static final int CHARACTERS = 1 << 26;

  private final DataFile file;
  private final Decimal decimal;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private long row;
  private long line;

  private DelimitedText(DataFile file, Dialect dialect, Reader text) {
    this.file = file;
    this.decimal = dialect.decimal();
    this.reader = csv(dialect.delimiter(), dialect.quote(), text);
    this.records = reader.iterator();
    if (dialect.announced()) {
      next();
    }
  }

  /**
   * Opens a file.
   *
   * @throws PluginException if it is not there, no text, or can be read in several ways
   */
  public static DelimitedText open(DataFile file, Hints hints) {
    Path path = file.requireRegular().path();
    try {
      Encoding encoding = Encoding.of(file.name(), path);
      Dialect dialect;
      try (Reader beginning = encoding.open(path)) {
        dialect = Dialect.of(file.name(), Sample.read(beginning), hints);
      }
      return new DelimitedText(file, dialect, encoding.open(path));
    } catch (IOException e) {
      throw file.unreadable("", e);
    }
  }

  static CsvReader<CsvRecord> csv(char delimiter, char quote, Reader text) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .quoteCharacter(quote)
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(CHARACTERS)
        .build(
            CsvRecordHandler.builder()
                .maxFields(FIELDS)
                .maxFieldSize(CHARACTERS)
                .maxRecordSize(CHARACTERS)
                .build(),
            text);
  }

  /** How its numbers are written. */
  public Decimal decimal() {
    return decimal;
  }

  /** The cells of the next row; an empty row is one empty cell. Empty at the end of the file. */
  public Optional<List<String>> next() {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CsvRecord record = records.next();
      row++;
      line = record.getStartingLineNumber();
      return Optional.of(record.getFields());
    } catch (CsvParseException e) {
      throw error(e.getCause() == null ? e : e.getCause(), e);
    } catch (UncheckedIOException e) {
      throw error(e.getCause(), e);
    }
  }

  /** The number of the last row; the first of the file is 1, as a spreadsheet counts. */
  public long row() {
    return row;
  }

  /** The line in which the last row begins; other than {@link #row} after breaks in quotes. */
  public long line() {
    return line;
  }

  private PluginException error(Throwable cause, Exception e) {
    return cause instanceof CharacterCodingException coding
        ? file.unreadable("row " + (row + 1) + " or later: ", coding)
        : new PluginException(
            file.name()
                + ": row "
                + (row + 1)
                + ": cannot be read ("
                + cause.getMessage()
                + "); is a quote never closed?",
            e);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
