package wernicke.formats.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.formats.internal.Mutants;
import wernicke.formats.internal.file.DataFile;

class DelimitedTextTest {
  @TempDir private Path folder;

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("t.csv"), text.getBytes(charset));
  }

  private static DelimitedText open(Path file) {
    return DelimitedText.open(DataFile.own("t.csv", file), Hints.of("t.csv", "say which"));
  }

  private static List<List<String>> rows(DelimitedText text) {
    List<List<String>> rows = new ArrayList<>();
    try (text) {
      for (Optional<List<String>> row = text.next(); row.isPresent(); row = text.next()) {
        rows.add(row.get());
      }
      return rows;
    }
  }

  private List<List<String>> rows(String text) throws IOException {
    return rows(open(file(text, StandardCharsets.UTF_8)));
  }

  private Decimal decimal(String text) throws IOException {
    try (DelimitedText open = open(file(text, StandardCharsets.UTF_8))) {
      return open.decimal();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theDelimiterIsSeen(String delimiter) throws IOException {
    List<List<String>> expected =
        List.of(List.of("a", "b", "c"), List.of("x y", "", "2"), List.of("\"", "n\nm", "3"));
    String text = "a,b,c\nx y,,2\n\"\"\"\",\"n\nm\",3\n".replace(",", delimiter);
    assertThat(rows(text)).isEqualTo(expected);
    assertThat(rows(text.replace("2\n", "2\r\n").replace("c\n", "c\r\n"))).isEqualTo(expected);
    assertThat(rows("\uFEFF" + text)).isEqualTo(expected);
    assertThat(rows("sep=" + delimiter + "\r\n" + text)).isEqualTo(expected);
    for (Charset marked : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(rows(open(file("\uFEFF" + text, marked)))).isEqualTo(expected);
    }
  }

  @Test
  void theUsualOneHoldsUnlessItMakesNoTable() throws IOException {
    assertThat(rows("text,v\na;b,1\nc;d,2\n").get(1)).containsExactly("a;b", "1");
    assertThat(rows("text;v\na, b and c;1\nd;2\n").get(1)).containsExactly("a, b and c", "1");
    assertThat(rows("only\na\nb c\n")).hasSize(3).allSatisfy(r -> assertThat(r).hasSize(1));
    assertThat(rows("a,b\n1,2\n3\n").get(2)).as("a row that is cut off").containsExactly("3");
    assertThat(rows("0,5;1,5\n2,5;3,5\n").get(1)).containsExactly("2,5", "3,5");
  }

  @Test
  void whatCanBeReadInTwoWaysIsRefused() {
    assertThatThrownBy(() -> rows("a;b|c\nd;e|f\n"))
        .isInstanceOf(PluginException.class)
        .hasMessage("t.csv: the cells may be divided by ';' or by '|'; say which");
  }

  @Test
  void decimalCommasAreSeenWhereNothingElseCanBeMeant() throws IOException {
    assertThat(decimal("a;b\nx;0,5\ny;1,234\n")).isEqualTo(Decimal.COMMA);
    assertThat(decimal("a;b\nx;1,234\ny;2,345\n")).as("or thousands").isEqualTo(Decimal.POINT);
    assertThat(decimal("a;b\nx;0,5\ny;0.5\n")).as("mixed").isEqualTo(Decimal.POINT);
    assertThat(decimal("a,b\nx,\"0,5\"\n")).as("in quotes").isEqualTo(Decimal.POINT);
    assertThat(Decimal.COMMA.parse(" -1,5e2 ")).hasValue(-150);
    assertThat(Decimal.COMMA.parse("1.5")).isEmpty();
    assertThat(Decimal.COMMA.parse("7")).hasValue(7);
    assertThat(Decimal.POINT.parse("1,5")).isEmpty();
    assertThat(Decimal.POINT.parse("1".repeat(2_000_000) + "x")).isEmpty();
  }

  @Test
  void whatIsNoTextIsRefusedInOneLine() throws IOException {
    String text = "a,b\nO\u00f9,1\n";
    Path latin = file(text, StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> rows(open(latin)))
        .hasMessage("t.csv: row 1 or later: not UTF-8 text; save the file as UTF-8");
    Path wide = file(text, StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> rows(open(wide)))
        .hasMessageStartingWith("t.csv: not UTF-8 text, it holds zero bytes; save the file as");
    Files.delete(wide);
    assertThatThrownBy(() -> rows(open(wide))).hasMessageStartingWith("t.csv: the file is not th");
    Files.createDirectory(wide);
    assertThatThrownBy(() -> rows(open(wide)))
        .hasMessage("t.csv: not a file that can be read; put a file there");
  }

  @Test
  void aTableWithoutQuotesKeepsThem() throws IOException {
    Path file = file("word\tzone\n\"Why\t1\n'\"\t1e3\n\n", StandardCharsets.UTF_8);
    List<String> words = new ArrayList<>();
    List<Integer> zones = new ArrayList<>();
    Table.read(
        DataFile.published(file),
        Hints.published('\t').unquoted(),
        List.of("zone"),
        row -> {
          words.add(row.text("word"));
          zones.add(row.integer("zone"));
        });
    assertThat(words).containsExactly("\"Why", "'\"");
    assertThat(zones).containsExactly(1, 1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void damagedTablesAreReadOrRefused(String delimiter) {
    String text = "t,n\r\n\"a, \"\"b\"\"\nc\",1.5\r\nO\u00f9,-2e3\r\nlast,7\r\n";
    Mutants.at(folder.resolve("t.csv"))
        .of(text.replace(",", delimiter).getBytes(StandardCharsets.UTF_8), DelimitedTextTest::use);
  }

  private static void use(Path path) {
    DataFile file = DataFile.own(path.toString(), path);
    Table.read(file, Hints.of("t.csv", "say which"), List.of("t", "n"), row -> row.number("n"));
  }

  @Test
  void rowsAreCountedAsInASpreadsheet() throws IOException {
    try (DelimitedText text = open(file("sep=;\n\"a\nb\";c\n1;2\n", StandardCharsets.UTF_8))) {
      assertThat(text.row()).isEqualTo(1);
      text.next();
      text.next();
      assertThat(text.row()).isEqualTo(3);
      assertThat(text.line()).isEqualTo(4);
    }
  }
}
