package wernicke.dataset.described.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Progress;
import wernicke.api.data.Descriptors.Example;
import wernicke.api.data.Descriptors.Report;
import wernicke.dataset.described.internal.Sandbox;

/** What can be read but hardly be meant is told; what is meant is not. */
class CheckTest {
  @TempDir private Path temp;

  private static String rows(int from, int to, IntFunction<String> row) {
    return IntStream.range(from, to).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
  }

  /** 400 words in 200 s, every half a second, in 100 scans of 2 s. */
  private Sandbox series(double factor) {
    return new Sandbox(temp.resolve("mine"))
        .put(
            "w.csv",
            "word,onset\n"
                + rows(0, 390, i -> String.format(Locale.ROOT, "w%d,%s", i, i * 0.5 * factor)))
        .put("b.csv", "LATL,RATL\n" + rows(0, 100, i -> i * 7 % 13 + "," + i * 5 % 17))
        .put(
            "dataset.json",
            """
            {"layout": "series",
             "words": {"file": "w.csv", "text": "word", "onset": "onset"},
             "scans": {"file": "b.csv", "header": true, "tr": 2},
             "neuroids": {"constant": {"subject": "s1"}}}
            """);
  }

  private Sandbox table(String head, IntFunction<String> row) {
    return new Sandbox(temp.resolve("mine"))
        .put("t.csv", head + "\n" + rows(0, 200, row))
        .put(
            "dataset.json",
            """
            {"layout": "table", "file": "t.csv",
             "columns": {"text": "text", "responses": "{subject}_{roi}"}}
            """);
  }

  private static Report check(Sandbox sandbox) {
    Report report = Check.of(sandbox.folder(), Progress.NONE);
    assertThat(report.problems()).isEmpty();
    return report;
  }

  private static List<String> warnings(Sandbox sandbox) {
    return check(sandbox).warnings();
  }

  @Test
  void secondsAreFineMillisecondsAreTold() {
    assertThat(warnings(series(1))).isEmpty();
    assertThat(warnings(series(1000)))
        .contains(
            "w.csv: 389 of 390 words fall into no scan: words from 0 to 194500 s, scans from 0"
                + " to 200 s; if the onsets are milliseconds, divide them by 1000",
            "w.csv: 'all' has 0.002 words a second, people speak and read 1 to 6; if its onsets are"
                + " milliseconds, divide them by 1000");
  }

  @Test
  void otherClocksAreTold() {
    assertThat(warnings(series(1).edit("dataset.json", "\"tr\": 2", "\"tr\": 2000")))
        .contains(
            "dataset.json: 'scans.tr' is 2000, seconds of a scan; if milliseconds are meant write"
                + " 2");
    assertThat(warnings(series(1).edit("dataset.json", "\"tr\": 2", "\"tr\": 2, \"start\": 150")))
        .singleElement()
        .asString()
        .endsWith("look at 'scans.start', 'scans.tr' and the words' runs");
    assertThat(warnings(series(0.1)))
        .contains(
            "w.csv: 'all' has 20 words a second, people speak and read 1 to 6; onsets are seconds,"
                + " one for each word: look at the column")
        .anyMatch(w -> w.startsWith("w.csv: the words span 19.45 s of the scans' 200 s; are"));
  }

  @Test
  void runsWithoutWordsAreTold() {
    Sandbox sandbox =
        series(1)
            .put("s.csv", "run\n" + "1\n".repeat(98) + "2\n2\n")
            .put("w.csv", "word,onset,run\n" + rows(0, 390, i -> "w" + i + "," + i * 0.5 + ",1"))
            .edit("dataset.json", "\"onset\"}", "\"onset\", \"run\": \"run\"}")
            .edit(
                "dataset.json",
                "\"tr\": 2",
                "\"tr\": 2, \"times\": {\"file\": \"s.csv\", \"run\": \"run\"}");
    assertThat(warnings(sandbox))
        .containsExactly(
            "w.csv: no word falls into any scan of run '2'; add its words, or take its scans out by"
                + " 'scored'");
  }

  @Test
  void columnsThatAreNoMeasurementsAreTold() {
    IntFunction<String> row =
        i ->
            "Sentence %d.,%d,%d,7,%d,%d,%d"
                .formatted(i, i % 11, i % 11, i * 7 % 13 * 100_000, i < 3 ? -999 : i % 5, i % 9);
    assertThat(warnings(table("text,a_x,a_y,a_z,a_big,a_gap,b_x", row)))
        .containsExactly(
            "responses: 'a_gap' is -999 in 3 rows, far from its other values; if that means"
                + " missing, add it to 'missing'",
            "responses: 1 of 6 neuroids are the same in every row: a_z; leave them out",
            "responses: 1 of 6 neuroids are copies of others: a_y = a_x; keep one of each",
            "responses: 'a_big' varies 300000 times as much as 'a_gap'; if their units differ, name"
                + " them in 'neuroids.units', else look at the scale",
            "neuroids: 1 of 2 subjects have a single neuroid, others up to 5: b; is a name spelled"
                + " in two ways, does a pattern match too much?");
  }

  @Test
  void unitsThatAreNamedMayDiffer() {
    IntFunction<String> row = i -> "Sentence %d.,%d,%d".formatted(i, i % 11, i % 13 * 100_000);
    Sandbox sandbox = table("text,a_x,a_y", row);
    assertThat(warnings(sandbox)).singleElement().asString().contains("'a_y' varies");
    sandbox.edit(
        "dataset.json", "\"layout\"", "\"neuroids\": {\"units\": {\"a_x\": \"ms\"}}, \"layout\"");
    assertThat(warnings(sandbox)).isEmpty();
  }

  @Test
  void textsThatAreNoneAreTold() {
    assertThat(warnings(table("text,a_x", i -> i + ".5," + i % 7)))
        .containsExactly("t.csv: 200 of 200 texts are numbers; look at 'text'");
    assertThat(warnings(table("text,a_x", i -> "Le cafÃ© %d.,%d".formatted(i, i % 7))))
        .containsExactly(
            "t.csv: 'Le cafÃ© 0.' was decoded wrongly before; save the original as UTF-8");
    assertThat(warnings(table("text,a_x", i -> "Sentence %d.,%d".formatted(i % 50, i % 7))))
        .singleElement()
        .asString()
        .startsWith("t.csv: 150 of 200 texts were presented before, such as 'Sentence ");
  }

  @Test
  void rowsWithoutAColumnAndFewPresentationsAreTold() {
    Sandbox sandbox =
        table("text,k,a_x,a_y", i -> "Sentence %d.,%d,%d,%d".formatted(i, i % 11, i % 7, i % 13))
            .put("n.csv", "id\na_x\na_y\na_z\n")
            .edit(
                "dataset.json",
                "\"layout\"",
                "\"neuroids\": {\"file\": \"n.csv\", \"id\": \"id\"}, \"filter\": \"k < 2\","
                    + " \"layout\"");
    assertThat(warnings(sandbox))
        .containsExactly(
            "n.csv: 1 of 3 rows belong to no column of t.csv, such as 'a_z'; correct one of them,"
                + " or name more columns",
            "dataset.json: mine-ridge: 38 scored presentations in 10 folds leave 3 to test on; a"
                + " correlation over so few is noise: write fewer folds, measure more");
  }

  @Test
  void threePresentationsAreShownAsTheyWereRead() {
    List<Example> examples = check(series(1)).examples();
    assertThat(examples)
        .extracting(Example::presentation)
        .containsExactly("scan-1", "scan-50", "scan-98");
    assertThat(examples.get(1))
        .isEqualTo(
            new Example(
                "scan-50",
                "all",
                "w196 w197 w198 w199",
                List.of(
                    "words at 98 to 99.5 s, scan 50 (run 1) from 98 to 100 s",
                    "predict the scans 51, 52, 53, 54 (delays)"),
                "b.csv:row 51",
                Map.of("LATL", 5f, "RATL", 7f),
                2));
    Example sentence =
        check(table("text,a_x,a_y", i -> "Sentence %d.,%d,%d".formatted(i, i % 11, i % 13)))
            .examples()
            .get(2);
    assertThat(sentence.place()).isEqualTo("t.csv:row 201");
    assertThat(sentence.text()).isEqualTo("Sentence 199.");
    assertThat(sentence.times()).isEmpty();
    assertThat(sentence.responses()).containsExactly(Map.entry("a_x", 1f), Map.entry("a_y", 4f));
  }
}
