package wernicke.dataset.described.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;

/** One thing wrong at a time, then everything. */
class MalformedTableTest {
  @TempDir private Path temp;

  private Sandbox sandbox() {
    return Sandbox.table(temp.resolve("mine"));
  }

  @Test
  void theExampleIsFine() {
    assertThat(sandbox().problems()).isEmpty();
    assertThat(sandbox().load().values().toArray())
        .containsExactly(0.5f, 1, -1.5f, 2, Float.NaN, 3, 4, Float.NaN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\u00a6',
      quoteCharacter = '~',
      value = {
        "0.5 \u00a6 half \u00a6 :row 2, column 's1_IFG': 'half' is not a number; write a number, or"
            + " add the word to 'missing'",
        "~0.5,1~ \u00a6 ~\"0,5\",1~ \u00a6 :row 2, column 's1_IFG': '0,5' is not a number; write"
            + " decimals with a point, or set 'decimal' to \",\"",
        "0.5 \u00a6 inf \u00a6 :row 2, column 's1_IFG': 'inf' is not a number; write a number, or"
            + " add the word to 'missing'",
        "0.5 \u00a6 1e39 \u00a6 :row 2, column 's1_IFG': 1e39 is too large for float32; use another"
            + " unit",
        "0.5 \u00a6 1e999 \u00a6 :row 2, column 's1_IFG': '1e999' is not a number; write a number,"
            + " or add the word to 'missing'",
        "Two fish. \u00a6 ~ ~ \u00a6 :row 3, column 'sentence': the cell is empty; fill it in, or"
            + " leave the row out by 'filter'",
        ",d, \u00a6 ,, \u00a6 :row 5, column 'item': the cell is empty; fill it in, or leave the"
            + " row out by 'filter'",
        ",d, \u00a6 ,a, \u00a6 :row 5, column 'item': 'a' again, first in row 2; make ids unique",
        ",b,p \u00a6 ,b,x \u00a6 ~~",
        ",c,q \u00a6 ,c,p \u00a6 ~~",
        "d,q \u00a6 d,p \u00a6 :row 5, column 'passage': 'p' comes again after others; sort the"
            + " rows by context, then by time",
        ",4, \u00a6 ,4 \u00a6 :row 5: 5 cells, but there are 6 columns; look for a missing quote or"
            + " delimiter, or set 'delimiter'",
        ",4, \u00a6 ,4,,,,, \u00a6 :row 5: 10 cells, but there are 6 columns; look for a missing"
            + " quote or delimiter, or set 'delimiter'",
        "~Red~ \u00a6 ~\nRed~ \u00a6 :row 4: the row is empty; delete it",
        "One \u00a6 ~\"One~ \u00a6 :row 2:",
      })
  void isToldByRowAndColumn(String from, String to, String message) {
    var problems = sandbox().edit("t.csv", from, to).problems();
    if (message.isEmpty()) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).singleElement().asString().startsWith("t.csv" + message);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\u00a6',
      quoteCharacter = '~',
      value = {
        "\"sentence\" \u00a6 \"Sentence\" \u00a6 dataset.json: 'columns.text' is the column"
            + " 'Sentence', which t.csv lacks; it has 'sentence', 'item', 'passage', 'cond',"
            + " 's1_IFG', 's1_ATL'",
        "\"{subject}_{roi}\" \u00a6 \"*_STS\" \u00a6 dataset.json: 'columns.responses' '*_STS'"
            + " matches no column of t.csv that is free",
        "\"{subject}_{roi}\" \u00a6 \"s2_IFG\" \u00a6 dataset.json: 'columns.responses' is the"
            + " column 's2_IFG', which t.csv lacks; it has 'sentence', 'item', 'passage', 'cond',"
            + " 's1_IFG', 's1_ATL'",
        "\"{subject}_{roi}\" \u00a6 \"cond\" \u00a6 t.csv:row 2, column 'cond': 'B' is not a"
            + " number; write a number, or add the word to 'missing'",
        "\"t.csv\", \u00a6 \"t.csv\", \"filter\": \"color == 1\", \u00a6 dataset.json: 'filter' is"
            + " the column 'color', which t.csv lacks; it has 'sentence', 'item', 'passage',"
            + " 'cond', 's1_IFG', 's1_ATL'",
        "\"t.csv\", \u00a6 \"t.csv\", \"filter\": \"cond > 1\", \u00a6 t.csv:row 2, column 'cond':"
            + " 'B' is not a number, but is compared by >; correct one of them",
        "\"t.csv\", \u00a6 \"t.csv\", \"filter\": \"cond == 'X'\", \u00a6 dataset.json: no"
            + " presentation is left; look at 'filter'",
        "\"t.csv\", \u00a6 \"t.csv\", \"scored\": \"cond == 'X'\", \u00a6 dataset.json: nothing is"
            + " left to score; look at 'scored' and 'trim'",
        "\"t.csv\", \u00a6 \"u.csv\", \u00a6 u.csv: the file is not there; put it into the folder,"
            + " or correct the name",
        "group:2 \u00a6 group:3 \u00a6 dataset.json: 'benchmarks' mine-ridge: the cross-validation"
            + " group:3:by=passage:seed=1234 needs 3 groups, there are 2; write another 'cv'",
        "group:2:by=passage \u00a6 shuffle:10 \u00a6 dataset.json: 'benchmarks' mine-ridge: the"
            + " cross-validation shuffle:10:seed=1 needs 10 scored presentations, there are 4;"
            + " write another 'cv'",
      })
  void descriptorsThatDoNotFitAreTold(String from, String to, String message) {
    var problems = sandbox().edit("dataset.json", from, to).problems();
    assertThat(problems.get(0)).isEqualTo(message);
  }

  @Test
  void filesThatAreNoTablesAreTold() {
    assertThat(sandbox().put("t.csv", "").problems())
        .containsExactly("t.csv: the file is empty; put the table there");
    assertThat(sandbox().put("t.csv", "\n\n").problems())
        .containsExactly("t.csv: the file is empty; put the table there");
    assertThat(sandbox().put("t.csv", Sandbox.TABLE.lines().findFirst().orElseThrow()).problems())
        .containsExactly("t.csv: there is a header but no row; put the rows there");
    byte[] latin = Sandbox.TABLE.replace("One", "Où").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(sandbox().put("t.csv", latin).problems())
        .singleElement()
        .asString()
        .startsWith("t.csv: row ")
        .endsWith("not UTF-8 text; save the file as UTF-8");
  }

  @Test
  void folderInsteadOfFile() throws Exception {
    Sandbox sandbox = sandbox();
    Files.delete(sandbox.folder().resolve("t.csv"));
    Files.createDirectory(sandbox.folder().resolve("t.csv"));
    assertThat(sandbox.problems())
        .singleElement()
        .asString()
        .isEqualTo("t.csv: not a file that can be read; put a file there");
  }

  @Test
  void aPipeIsNotOpened() {
    Sandbox sandbox = sandbox().pipe("t.csv");
    assertThat(sandbox.problems())
        .containsExactly("t.csv: not a file that can be read; put a file there");
    assertThat(sandbox.pipe("dataset.json").problems())
        .containsExactly("dataset.json: not a file that can be read; put a file there");
  }

  /** Backtracking would take minutes for each. */
  @Test
  void longCellsAreNumbersOrNotInLinearTime() {
    String digits = "1".repeat(2_000_000);
    assertThat(sandbox().edit("t.csv", "0.5", digits + "x").problems()).hasSize(1);
    assertThat(sandbox().edit("t.csv", "0.5", "0." + digits).problems()).isEmpty();
  }

  @Test
  void unitsAreKnownByColumn() {
    String layout = "\"layout\"";
    Sandbox sandbox =
        sandbox()
            .edit(
                "dataset.json",
                layout,
                "\"neuroids\": {\"constant\": {\"unit\": \"%\"}, \"units\": {\"*_IFG\": \"ms\"}}, "
                    + layout);
    assertThat(sandbox.load().neuroids())
        .extracting(n -> n.metadata().get(Neuroid.UNIT))
        .containsExactly("ms", "%");
    assertThat(sandbox.edit("dataset.json", "*_IFG", "*_STS").problems())
        .containsExactly(
            "dataset.json: 'neuroids.units' '*_STS' is no neuroid that is kept; correct the name");
    assertThat(sandbox.edit("dataset.json", "*_STS", "{").problems())
        .containsExactly(
            "dataset.json: 'neuroids.units' '{' holds a single brace; write {name}, or *");
  }

  @Test
  void aColumnTwiceIsToldIfItIsMeant() {
    assertThat(sandbox().edit("t.csv", "cond", "sentence").problems())
        .containsExactly(
            "dataset.json: 'columns.text' is the column 'sentence', which t.csv has 2 times; give"
                + " each column its own name");
    assertThat(sandbox().edit("t.csv", "cond", "").problems()).isEmpty();
  }

  @Test
  void noResponseAtAll() {
    assertThat(
            sandbox()
                .edit("dataset.json", "\"{subject}_{roi}\"", "\"cond\"")
                .edit("dataset.json", "\"layout\"", "\"missing\": [\"B\", \"S\"], \"layout\"")
                .problems())
        .containsExactly("dataset.json: there is no response in any row; look at 'missing'");
  }

  @Test
  void marksAndTabsAndEmptyEndsAreNoProblem() {
    String tabs = "\uFEFF" + Sandbox.TABLE.replace(',', '\t').replace("\n", "\r\n") + "\r\n\r\n";
    Sandbox sandbox = sandbox().put("t.tsv", tabs).edit("dataset.json", "t.csv", "t.tsv");
    assertThat(sandbox.load().values().toArray()).isEqualTo(sandbox().load().values().toArray());
  }

  /** The same table as Excel writes it in Germany, and others. */
  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void delimitersAndDecimalCommasAreSeen(String delimiter) {
    String table =
        Sandbox.TABLE.replace(",", delimiter).replace("0.5", "0,5").replace("-1.5e0", "-1,5e0");
    float[] expected = sandbox().load().values().toArray();
    Sandbox sandbox = sandbox().put("t.csv", table.replace("\n", "\r\n"));
    assertThat(sandbox.load().values().toArray()).isEqualTo(expected);
    assertThat(
            sandbox
                .edit("dataset.json", "\"t.csv\",", "\"t.csv\", \"filter\": \"s1_IFG < 0.7\",")
                .load()
                .values()
                .rows())
        .as("conditions read numbers as the table writes them")
        .isEqualTo(2);
    byte[] utf16 = ("\uFEFF" + table).getBytes(StandardCharsets.UTF_16LE);
    assertThat(sandbox().put("t.csv", utf16).load().values().toArray()).isEqualTo(expected);
  }

  @Test
  void decimalsThatMayBeThousandsAreToldUnlessSaid() {
    String table = Sandbox.TABLE.replace(",", ";").replace("0.5", "1,234").replace("-1.5e0", "0");
    Sandbox sandbox = sandbox().put("t.csv", table);
    assertThat(sandbox.problems())
        .containsExactly(
            "t.csv:row 2, column 's1_IFG': '1,234' is not a number; write decimals with a point, or"
                + " set 'decimal' to \",\"");
    sandbox.edit("dataset.json", "\"t.csv\",", "\"t.csv\", \"decimal\": \",\",");
    assertThat(sandbox.load().values().get(0, 0)).isEqualTo(1.234f);
    assertThat(sandbox.edit("dataset.json", "\"decimal\": \",\"", "\"decimal\": \"x\"").problems())
        .containsExactly("dataset.json: 'decimal' is 'x'; it is . or ,");
    String mixed = Sandbox.TABLE.replace(",", ";").replace("0.5", "0,5");
    assertThat(sandbox().put("t.csv", mixed).problems())
        .containsExactly(
            "t.csv:row 2, column 's1_IFG': '0,5' is not a number; write decimals with a point, or"
                + " set 'decimal' to \",\"");
  }

  @Test
  void allProblemsAreToldUpToALimit() {
    StringBuilder table = new StringBuilder(Sandbox.TABLE);
    for (int i = 0; i < 80; i++) {
      table.append("Fish.,i%d,r,B,x,1\n".formatted(i));
    }
    assertThat(sandbox().put("t.csv", table.toString()).problems())
        .hasSize(51)
        .startsWith(
            "t.csv:row 6, column 's1_IFG': 'x' is not a number; write a number, or add the word to"
                + " 'missing'")
        .endsWith("... and 30 more problems; mend these, then check again");
  }

  @Test
  void jobsAreToldTheFirstProblemInOneLine() {
    Sandbox one = sandbox().edit("t.csv", "0.5", "half");
    assertThatThrownBy(one::load)
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "mine: t.csv:row 2, column 's1_IFG': 'half' is not a number; write a number, or add the"
                + " word to 'missing'");
    Sandbox two = one.edit("t.csv", "-1.5e0", "two\nlines".replace("\n", " "));
    assertThatThrownBy(two::load).hasMessageEndingWith(" (1 of 2 problems: run 'data check mine')");
  }

  @Test
  void tablesOfNeuroidsHaveARowForEachColumn() {
    Sandbox sandbox =
        sandbox()
            .put("n.csv", "name,who,net\ns1_IFG,anna,language\n")
            .edit(
                "dataset.json",
                "\"layout\"",
                "\"neuroids\": {\"file\": \"n.csv\", \"id\": \"name\", \"subject\": \"who\","
                    + " \"metadata\": [\"net\"], \"filter\": \"net == 'language'\"}, \"layout\"");
    assertThat(sandbox.problems())
        .containsExactly("n.csv: there is no row for the column 's1_ATL'; add it");
    assertThat(sandbox.put("n.csv", "name,who,net\ns1_IFG,anna,a\ns1_ATL,anna,b\n").problems())
        .containsExactly(
            "dataset.json: 'neuroids.filter' keeps no column; write another condition");
    var neuroids =
        sandbox
            .put("n.csv", "name,who,net\ns1_ATL,anna,b\ns1_IFG,anna,language\n")
            .load()
            .neuroids();
    assertThat(neuroids)
        .singleElement()
        .satisfies(n -> assertThat(n.subject()).isEqualTo("anna"))
        .satisfies(n -> assertThat(n.metadata()).containsEntry("net", "language"));
  }
}
