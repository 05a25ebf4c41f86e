package wernicke.model.precomputed.internal.alignment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.table.Hints;
import wernicke.formats.internal.table.Table;
import wernicke.formats.internal.table.Table.Row;
import wernicke.formats.internal.text.PassageText;

/**
 * One passage of a file.
 *
 * @param name as the file has it
 * @param tokens in order
 */
public record Passage(String name, List<Token> tokens) {
  /** So many rows are read when a table arrives; a job reads all. */
  public static final int CHECKED = 100_000;

  /** Makes a token of a row; {@code first} if it is the first of its passage. */
  @FunctionalInterface
  public interface Reader {
    Token token(Row row, boolean first);
  }

  /**
   * Reads a CSV whose rows are grouped by a column of passage names.
   *
   * @throws wernicke.api.PluginException if it is malformed, or the rows of a passage are not
   *     together
   */
  public static List<Passage> read(
      Path file, List<String> columns, String passageColumn, Reader reader) {
    return read(file, columns, passageColumn, reader, Integer.MAX_VALUE);
  }

  /** The same, of at most so many rows. */
  public static List<Passage> read(
      Path file, List<String> columns, String passageColumn, Reader reader, int most) {
    List<Passage> passages = new ArrayList<>();
    Set<String> names = new HashSet<>();
    DataFile table = DataFile.own(file.toString(), file);
    Hints hints = Hints.of(file.toString(), "divide them by commas");
    Table.read(
        table,
        hints,
        columns,
        most,
        row -> {
          String name = row.text(passageColumn);
          boolean first =
              passages.isEmpty() || !passages.get(passages.size() - 1).name().equals(name);
          if (first && !names.add(name)) {
            throw row.error("passage '" + name + "' again: its rows have to be together, in order");
          }
          if (first) {
            passages.add(new Passage(name, new ArrayList<>()));
          }
          Token token = reader.token(row, first);
          if (token.text().isEmpty()) {
            throw row.error("a row without text: leave it out");
          }
          passages.get(passages.size() - 1).tokens().add(token);
        });
    return passages;
  }

  /** All of its text. */
  String text() {
    return tokens.stream().map(Token::text).collect(Collectors.joining());
  }

  /** The same with the white space between words that a model sees. */
  public Passage joined() {
    List<String> pieces = PassageText.pieces(tokens.stream().map(Token::text).toList());
    return new Passage(
        name,
        IntStream.range(0, tokens.size())
            .mapToObj(i -> new Token(pieces.get(i), tokens.get(i).bits(), tokens.get(i).line()))
            .toList());
  }
}
