package wernicke.dataset.described.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Recording;

class MalformedSeriesTest {
  @TempDir private Path temp;

  private Sandbox sandbox() {
    return new Sandbox(temp.resolve("mine"))
        .put("w.csv", "word,onset,run\nOne,0.0,A\nfish,1.9999,A\nTwo,2,A\nRed,0.5,B\nnan,99,B\n")
        .put("b.csv", "1\n2\n3\n4\n5\n6\n")
        .put("s.csv", "run,motion\nA,0\nA,0\nA,0\nB,0\nB,1\nB,0\n")
        .put(
            "dataset.json",
            """
            {"layout": "series",
             "words": {"file": "w.csv", "text": "word", "onset": "onset", "run": "run"},
             "scans": {"file": "b.csv", "tr": 2, "times": {"file": "s.csv", "run": "run"}},
             "benchmarks": [{"metric": "ridge", "cv": "runs:by=run"}]}
            """);
  }

  @Test
  void wordsFallIntoTheScansOfTheirRun() {
    Assembly assembly = sandbox().load();
    assertThat(sandbox().problems()).isEmpty();
    assertThat(assembly.stimuli().parts())
        .containsExactly(
            new Part("One", "A", 0, 0),
            new Part("fish", "A", 0, 1.9999),
            new Part("Two", "A", 1, 2),
            new Part("Red", "B", 3, 6.5),
            new Part("nan", "B", -1, 105));
    assertThat(assembly.stimuli().presentations())
        .extracting(Presentation::passage)
        .containsExactly("A", "A", "A", "B", "B", "B");
    assertThat(assembly.stimuli().presentations().get(4).metadata())
        .containsEntry("onset", "2.0")
        .containsEntry("time", "9.0")
        .containsEntry("run", "B");
    assertThat(assembly.alignment()).isEqualTo(new Alignment(java.util.List.of(1, 2, 3, 4), true));
    assertThat(assembly.scored()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void withoutRunsThereIsOneClock() {
    Assembly assembly =
        sandbox()
            .put("w.csv", "word,onset\nOne,-1\nfish,9.5\n")
            .edit("dataset.json", ", \"run\": \"run\"},\n \"scans\"", "},\n \"scans\"")
            .edit("dataset.json", ", \"times\": {\"file\": \"s.csv\", \"run\": \"run\"}", "")
            .edit("dataset.json", "runs:by=run", "contiguous:2:gap=0")
            .edit("dataset.json", "\"tr\": 2", "\"tr\": 2, \"start\": -2, \"trim\": [1, 2]")
            .load();
    assertThat(assembly.stimuli().parts())
        .containsExactly(new Part("One", "all", 0, -1), new Part("fish", "all", 5, 9.5));
    Matrix layer = Matrix.of(2, 1, new float[] {1, 1});
    assertThat(
            assembly
                .alignment()
                .with(Map.of("words", "lanczos", "delays", "0"))
                .apply(layer, Recording.Rows.PARTS, assembly.stimuli())
                .rows())
        .isEqualTo(6);
    assertThat(assembly.scored()).containsExactly(1, 2, 3);
  }

  @Test
  void trimAndConditionTakeScansOutOfTheScore() {
    Assembly assembly =
        sandbox()
            .edit("dataset.json", "\"tr\": 2", "\"tr\": 2, \"trim\": [1, 0]")
            .edit("dataset.json", "\"benchmarks\"", "\"scored\": \"motion < 1\", \"benchmarks\"")
            .load();
    assertThat(assembly.scored()).containsExactly(1, 2, 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\u00a6',
      quoteCharacter = '~',
      value = {
        "w.csv \u00a6 ~Two,2~ \u00a6 ~Two,1~ \u00a6 w.csv:row 4, column 'onset': 1.0 s is before"
            + " the row above; sort the words by time",
        "w.csv \u00a6 ~Two,2~ \u00a6 ~Two,~ \u00a6 w.csv:row 4, column 'onset': the cell is empty;"
            + " write a number, or add the word to 'missing'",
        "w.csv \u00a6 ~99,B~ \u00a6 ~99,C~ \u00a6 w.csv:row 6, column 'run': there is no scan of"
            + " the run 'C'; add them",
        "w.csv \u00a6 ~99,B~ \u00a6 ~99,A~ \u00a6 w.csv:row 6, column 'run': 'A' comes again after"
            + " others; sort the rows by context, then by time",
        "s.csv \u00a6 ~A,0\n"
            + "B~ \u00a6 ~A,0\n"
            + "A,0\n"
            + "B~ \u00a6 b.csv: 6 rows, but s.csv has 7 scans; make them agree, or change"
            + " 'transposed'",
        "s.csv \u00a6 ~B,1\n"
            + "~ \u00a6 ~A,1\n"
            + "~ \u00a6 s.csv:row 6, column 'run': 'A' comes again after others; sort the rows by"
            + " context, then by time",
        "b.csv \u00a6 ~3\n"
            + "~ \u00a6 ~three\n"
            + "~ \u00a6 b.csv:row 3, column '1': 'three' is not a number; write a number, or add"
            + " the word to 'missing'",
        "dataset.json \u00a6 ~, \"times\": {\"file\": \"s.csv\", \"run\": \"run\"}~ \u00a6 ~~"
            + " \u00a6 dataset.json: 'words.run' needs 'scans.times' with 'run', to know which"
            + " scans belong to which run",
        "dataset.json \u00a6 \"tr\": 2 \u00a6 \"tr\": 2, \"start\": 1000 \u00a6 w.csv: no word"
            + " falls into any scan; look at 'scans.start', 'scans.tr' and the onsets, which are"
            + " seconds: divide milliseconds by 1000",
        "dataset.json \u00a6 \"tr\": 2 \u00a6 \"tr\": 2, \"trim\": [2, 1] \u00a6 dataset.json:"
            + " nothing is left to score; look at 'scored' and 'trim'",
        "dataset.json \u00a6 \"tr\": 2 \u00a6 \"tr\": \"2\" \u00a6 dataset.json: 'scans.tr' is"
            + " \"2\"; write a number without quotes",
      })
  void whatDoesNotFitIsTold(String file, String from, String to, String message) {
    assertThat(sandbox().edit(file, from, to).problems()).first().isEqualTo(message);
  }

  @Test
  void clocksThatStartAgainNeedRuns() {
    Sandbox sandbox =
        sandbox()
            .put("s.csv", "run,t\nA,0\nA,2\nA,4\nB,0\nB,2\nB,4\n")
            .edit("dataset.json", "\"s.csv\"", "\"s.csv\", \"onset\": \"t\"");
    assertThat(sandbox.problems()).isEmpty();
    assertThat(sandbox.edit("dataset.json", "\"onset\", \"run\": \"run\"", "\"onset\"").problems())
        .first()
        .isEqualTo(
            "dataset.json: 'words.run' is missing, but the clock of the scans starts again at scan"
                + " 4; name the column of the words' run");
    assertThat(sandbox.edit("s.csv", "A,4", "A,1").problems())
        .contains("s.csv:row 4, column 't': 1.0 s is not after the row above; sort the scans");
  }
}
