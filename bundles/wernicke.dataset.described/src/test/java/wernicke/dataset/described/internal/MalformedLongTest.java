package wernicke.dataset.described.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.Neuroid;

class MalformedLongTest {
  @TempDir private Path temp;

  private Sandbox sandbox() {
    return new Sandbox(temp.resolve("mine"))
        .put("t.csv", "item,word,who,rt\na,One,s1,300\na,One,s2,310\nb,fish,s1,250\n")
        .put(
            "dataset.json",
            """
            {"layout": "table", "file": "t.csv",
             "columns": {"id": "item", "text": "word", "subject": "who", "value": "rt"},
             "benchmarks": [{"metric": "pearsonr", "cv": "none", "recording": "surprisal"}]}
            """);
  }

  @Test
  void subjectsAloneAreNeuroids() {
    assertThat(sandbox().problems()).isEmpty();
    assertThat(sandbox().load().neuroids())
        .extracting(Neuroid::id, Neuroid::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("s1", "s1"),
            org.assertj.core.groups.Tuple.tuple("s2", "s2"));
    assertThat(sandbox().load().values().toArray()).containsExactly(300, 310, 250, Float.NaN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\u00a6',
      value = {
        "a,One,s2 \u00a6 a,Two,s2 \u00a6 t.csv:row 3, column 'word': 'Two' is another text than"
            + " 'One' of the same id (character 1: 'O' against 'T'); correct one of them",
        "a,One,s2 \u00a6 a,One,s1 \u00a6 t.csv:row 3: the same presentation and neuroid as row 2;"
            + " average them beforehand",
        "s2 \u00a6 '' \u00a6 t.csv:row 3, column 'who': the cell is empty; fill it in, or leave the"
            + " row out by 'filter'",
        "250 \u00a6 fast \u00a6 t.csv:row 4, column 'rt': 'fast' is not a number; write a number,"
            + " or add the word to 'missing'",
      })
  void isToldByRow(String from, String to, String message) {
    assertThat(sandbox().edit("t.csv", from, to).problems()).containsExactly(message);
  }
}
