package wernicke.dataset.described.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.Neuroid;

class MalformedMatrixTest {
  private static final String NUMBERS = "1,2\n3,4.5\nNaN,-6\n";

  @TempDir private Path temp;

  private Sandbox sandbox() {
    return new Sandbox(temp.resolve("mine"))
        .put("p.csv", "text\nOne.\nTwo.\nThree.\n")
        .put("n.csv", "id,who\nv1,a\nv2,b\n")
        .put("m.csv", NUMBERS)
        .put(
            "dataset.json",
            """
            {"layout": "matrix", "file": "m.csv",
             "presentations": {"file": "p.csv", "text": "text"},
             "neuroids": {"file": "n.csv", "id": "id", "subject": "who"},
             "benchmarks": [{"metric": "rsa", "cv": "none"}]}
            """);
  }

  private Sandbox npy(byte[] bytes) {
    return sandbox().put("m.npy", bytes).edit("dataset.json", "m.csv", "m.npy");
  }

  @Test
  void numbersMayBeTextOrNumPy() {
    float[] expected = {1, 2, 3, 4.5f, Float.NaN, -6};
    assertThat(sandbox().problems()).isEmpty();
    assertThat(sandbox().load().values().toArray()).isEqualTo(expected);
    byte[] file = Sandbox.npy("3, 2", 1, 2, 3, 4.5, Double.NaN, -6);
    assertThat(npy(file).load().values().toArray()).isEqualTo(expected);
  }

  @Test
  void aHeaderNamesTheNeuroids() {
    Sandbox sandbox =
        sandbox()
            .put("m.csv", "IFG,ATL\n" + NUMBERS)
            .edit("dataset.json", "\"file\": \"n.csv\", \"id\": \"id\", \"subject\": \"who\"", "");
    assertThat(sandbox.problems())
        .contains(
            "m.csv:row 1: if it names the columns, set 'header' to true",
            "m.csv:row 1, column '1': 'IFG' is not a number; write a number, or add the word to"
                + " 'missing'");
    assertThat(
            sandbox.edit("dataset.json", "m.csv\"", "m.csv\", \"header\": true").load().neuroids())
        .extracting(Neuroid::id)
        .containsExactly("IFG", "ATL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\u00a6',
      quoteCharacter = '~',
      value = {
        "m.csv \u00a6 ~3,4.5~ \u00a6 ~3,x~ \u00a6 m.csv:row 2, column '2': 'x' is not a number;"
            + " write a number, or add the word to 'missing'",
        "m.csv \u00a6 ~3,4.5~ \u00a6 ~3~ \u00a6 m.csv:row 2: 1 cells, but there are 2 columns; look"
            + " for a missing quote or delimiter, or set 'delimiter'",
        "p.csv \u00a6 Three. \u00a6 ~Three.\n"
            + "Four.~ \u00a6 m.csv: 3 rows, but p.csv has 4 presentations; make them agree, or"
            + " change 'transposed'",
        "n.csv \u00a6 ~v2,b~ \u00a6 ~v2,b\n"
            + "v3,c~ \u00a6 m.csv: 2 columns, but n.csv has 3 neuroids; make them agree, or change"
            + " 'transposed'",
        "n.csv \u00a6 ~v2,b~ \u00a6 ~v1,a~ \u00a6 n.csv:row 3, column 'id': 'v1' again, first in"
            + " row 2; make ids unique",
        "dataset.json \u00a6 \"m.csv\" \u00a6 \"m.csv\", \"transposed\": true \u00a6 m.csv: 3 rows,"
            + " but n.csv has 2 neuroids; make them agree, or change 'transposed'",
        "dataset.json \u00a6 \"who\" \u00a6 \"whom\" \u00a6 dataset.json: 'neuroids.subject' is the"
            + " column 'whom', which n.csv lacks; it has 'id', 'who'",
        "dataset.json \u00a6 \"who\" \u00a6 \"who\", \"filter\": \"who == 'z'\" \u00a6"
            + " dataset.json: 'neuroids.filter' keeps no neuroid; write another condition",
      })
  void whatDoesNotFitIsTold(String file, String from, String to, String message) {
    assertThat(sandbox().edit(file, from, to).problems()).containsExactly(message);
  }

  @Test
  void filesThatAreNotNumPysAreTold() {
    byte[] good = Sandbox.npy("3, 2", 1, 2, 3, 4, 5, 6);
    assertThat(npy(Arrays.copyOf(good, good.length - 3)).problems())
        .containsExactly("m.npy: 45 bytes of data, but its header says 48; copy it again");
    assertThat(npy("1,2".getBytes(StandardCharsets.UTF_8)).problems())
        .containsExactly(
            "m.npy: too short for a .npy file, as numpy.save writes it; copy it again");
    assertThat(npy(Arrays.copyOf(good, 40)).problems())
        .containsExactly("m.npy: cut short within its header; copy it again");
    assertThat(npy(Sandbox.npy("1, 3, 2", 1, 2, 3, 4, 5, 6)).problems())
        .containsExactly("m.npy: no matrix of numbers, but of shape (1, 3, 2) and type 'f8'");
    assertThat(npy(Sandbox.npy("|O", "3, 2", 1, 2, 3, 4, 5, 6)).problems())
        .containsExactly("m.npy: no matrix of numbers, but of shape (3, 2) and type 'O0'");
    assertThat(npy(Sandbox.npy("0, 2")).problems())
        .containsExactly("m.npy: no matrix of numbers, but of shape (0, 2) and type 'f8'");
    assertThat(npy(Sandbox.npy("3, 2", 1, 2, 3, Double.POSITIVE_INFINITY, 5, 1e300)).problems())
        .containsExactly(
            "m.npy:row 2, column '2': the value is infinite or too large for float32; write NaN if"
                + " it is missing",
            "m.npy:row 3, column '2': the value is infinite or too large for float32; write NaN if"
                + " it is missing");
  }
}
