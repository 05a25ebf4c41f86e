package wernicke.dataset.described.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.Alignment;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.DatasetInfo;
import wernicke.api.RecordingSpec;
import wernicke.dataset.described.internal.Sandbox;
import wernicke.dataset.described.internal.problem.Problems;

class DescriptorReaderTest {
  private static final String MINIMAL =
      """
      {"layout": "table", "file": "t.csv", "columns": {"text": "s", "responses": ["y"]}}
      """;

  @TempDir private Path temp;

  private Sandbox sandbox() {
    return new Sandbox(temp.resolve("My.Set-1"));
  }

  private List<String> problems(String json) {
    Problems problems = new Problems();
    DescriptorReader.read(sandbox().put("dataset.json", json).folder(), problems);
    return problems.lines();
  }

  @Test
  void deepNestingIsNoJsonAndDoesNotOverflow() {
    assertThat(problems("{\"notes\": " + "[".repeat(1_000_000)))
        .singleElement()
        .asString()
        .startsWith("dataset.json:row 1, character ")
        .contains(": not JSON, or cut short;");
    assertThat(problems("{\"layout\": [" + "1, ".repeat(100_000) + "1]}"))
        .singleElement()
        .asString()
        .hasSizeLessThan(160);
  }

  @Test
  void whatIsTooLargeIsNotRead() {
    assertThat(problems(" ".repeat(5 << 20) + MINIMAL))
        .containsExactly("dataset.json: larger than 4 MiB; is it another file? Move it away");
  }

  @Test
  void whatIsLeftOutHasDefaults() {
    Descriptor descriptor = sandbox().put("dataset.json", MINIMAL).descriptor();
    DatasetInfo info = descriptor.info();
    assertThat(info.id()).isEqualTo("My.Set-1");
    assertThat(info.files()).containsExactly("t.csv");
    assertThat(info.source()).isEmpty();
    assertThat(info.benchmarks())
        .containsExactly(
            new Benchmark(
                "My.Set-1-ridge",
                "My.Set-1",
                "ridge",
                CrossValidation.SHUFFLE,
                RecordingSpec.STATES));
    assertThat(descriptor.alignment()).isEqualTo(Alignment.DIRECT);
    assertThat(descriptor.neuroids()).isEqualTo(NeuroidAxis.NONE);
  }

  @Test
  void everythingCanBeSaid() {
    Descriptor descriptor =
        sandbox()
            .put(
                "dataset.json",
                """
                {
                  "_comment": "keys with an underscore are ignored",
                  "layout": "table", "id": "Mine", "description": "d", "citation": "c",
                  "licence": "l", "source": "https://example.org/x", "file": "t.csv",
                  "columns": {"text": "s", "context": "story", "metadata": "topic",
                              "responses": "y"},
                  "scored": "place > 1", "delays": [0, 2], "silence": true,
                  "notes": {"synthetic": "made up"},
                  "benchmarks": [
                    {"metric": "pearsonr", "cv": "none", "recording": "surprisal,window=20"},
                    {"metric": "ridge:pca=10", "cv": "group:3:by=topic", "id": "Mine-ten"},
                    {"metric": "linear"}
                  ]
                }
                """)
            .descriptor();
    DatasetInfo info = descriptor.info();
    assertThat(info.id()).isEqualTo("Mine");
    assertThat(info.source()).contains(URI.create("https://example.org/x"));
    assertThat(info.benchmarks())
        .containsExactly(
            new Benchmark(
                "Mine-pearsonr",
                "Mine",
                "pearsonr",
                CrossValidation.NONE,
                RecordingSpec.SURPRISAL.with("window=20")),
            new Benchmark(
                "Mine-ten",
                "Mine",
                "ridge:pca=10",
                CrossValidation.group(3, "topic"),
                RecordingSpec.STATES),
            new Benchmark(
                "Mine-linear",
                "Mine",
                "linear",
                CrossValidation.group(10, "passage"),
                RecordingSpec.STATES));
    assertThat(descriptor.alignment()).isEqualTo(new Alignment(List.of(0, 2), true));
    assertThat(descriptor.notes()).containsEntry("synthetic", "made up");
    assertThat(descriptor.scored()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\u00a6',
      quoteCharacter = '~',
      value = {
        "\"layout\": \"table\" \u00a6 \"layout\": \"cube\""
            + " \u00a6 'layout' is 'cube'; it is table, matrix or series",
        "\"layout\": \"table\", \u00a6 ~~"
            + " \u00a6 'layout' is missing; write \"table\", \"matrix\" or \"series\"",
        "\"layout\": \"table\" \u00a6 \"layout\": 3"
            + " \u00a6 'layout' is 3; write a text in quotes",
        "\"file\": \"t.csv\", \u00a6 ~~ \u00a6 'file' is missing; name the file",
        "\"text\": \"s\", \u00a6 ~~"
            + " \u00a6 'columns.text' is missing; name the column of what was presented",
        "\"y\" \u00a6 ~~ \u00a6 'columns.responses' is missing; name the columns of the responses,"
            + " or 'value', 'neuroid' and 'subject' if each row is one response",
        "\"y\" \u00a6 \"{y\""
            + " \u00a6 'columns.responses' '{y' holds a single brace; write {name}, or *",
        "\"y\" \u00a6 \"y\", 7 \u00a6 'columns.responses' is 7; write a text in quotes",
        "\"s\", \u00a6 \"s\", \"txet\": \"s\","
            + " \u00a6 'columns.txet' is not understood here; the keys are 'text', 'id', 'context',"
            + " 'metadata', 'responses'",
        "\"t.csv\", \u00a6 \"t.csv\", \"delays\": [1, -2],"
            + " \u00a6 'delays' is -2; write a whole number, at least 0",
        "\"t.csv\", \u00a6 \"t.csv\", \"delays\": 4,"
            + " \u00a6 'delays' is 4; write whole numbers in [ ]",
        "\"t.csv\", \u00a6 \"t.csv\", \"silence\": \"yes\","
            + " \u00a6 'silence' is \"yes\"; write true or false",
        "\"t.csv\", \u00a6 \"t.csv\", \"filter\": \"a = 1\", \u00a6 'filter' cannot be read at"
            + " position 3: unexpected '='; equality is written ==: a = 1",
        "\"t.csv\", \u00a6 \"t.csv\", \"delimiter\": \"::\","
            + " \u00a6 'delimiter' is '::'; it is one of , ; | a blank and \\t",
        "\"t.csv\", \u00a6 \"t.csv\", \"id\": \"a b\","
            + " \u00a6 'id' is 'a b'; use letters, digits, dots, hyphens and underscores",
        "\"t.csv\", \u00a6 \"t.csv\", \"source\": \"a b\","
            + " \u00a6 'source' is 'a b', which is no address (Illegal character in path)",
        "\"t.csv\", \u00a6 \"t.csv\", \"neuroids\": [],"
            + " \u00a6 'neuroids' is []; write an object in { }",
        "\"t.csv\", \u00a6 \"t.csv\", \"neuroids\": {\"file\": \"n.csv\"},"
            + " \u00a6 'neuroids.id' is missing; name the column that holds the names of the"
            + " columns",
        "\"t.csv\", \u00a6 \"t.csv\", \"benchmarks\": {},"
            + " \u00a6 'benchmarks' is {}; write objects in [ ]",
        "\"t.csv\", \u00a6 \"t.csv\", \"benchmarks\": [{}],"
            + " \u00a6 'benchmarks[0].metric' is missing; such as \"ridge\"; 'metrics' lists them",
        "\"t.csv\", \u00a6 \"t.csv\", \"benchmarks\": [{\"metric\": \"ridge:pca\"}], \u00a6"
            + " 'benchmarks[0].metric' cannot be used: metric 'ridge:pca': cannot read 'pca',"
            + " expected key=value",
        "\"t.csv\", \u00a6 \"t.csv\", \"benchmarks\": [{\"metric\": \"ridge:words=huth\"}],"
            + " \u00a6 'benchmarks[0].metric' cannot be used: words=huth: use average or lanczos",
        "\"t.csv\", \u00a6 \"t.csv\", \"benchmarks\": [{\"metric\": \"ridge\", \"cv\": \"loo\"}],"
            + " \u00a6 'benchmarks[0].cv' cannot be used: unknown cross-validation 'loo': use"
            + " shuffle, group, runs, contiguous or none",
        "\"t.csv\", \u00a6 \"t.csv\", \"benchmarks\": [{\"metric\": \"ridge\", \"cv\":"
            + " \"group:2:by=topic\"}],"
            + " \u00a6 'benchmarks[0].cv' goes by 'topic', which is none of passage; add the column"
            + " to 'metadata'",
        "\"t.csv\", \u00a6 \"t.csv\", \"benchmarks\": [{\"metric\": \"ridge\", \"recording\":"
            + " \"dreams\"}], \u00a6 'benchmarks[0].recording' cannot be used: 'dreams' is neither"
            + " states nor surprisal",
        "\"t.csv\", \u00a6 \"t.csv\", \"benchmarks\": [{\"metric\": \"ridge\"}, {\"metric\":"
            + " \"ridge\"}],"
            + " \u00a6 'benchmarks[1].id' is 'My.Set-1-ridge' again; give each its own",
        "\"t.csv\", \u00a6 \"t.csv\", \"benchmarks\": [{\"metric\": \"ridge\", \"id\": \"best\"}],"
            + " \u00a6 'benchmarks[0].id' is 'best'; begin it with 'My.Set-1-'",
      })
  void badDescriptorsAreToldByKey(String from, String to, String message) {
    assertThat(MINIMAL).contains(from);
    assertThat(problems(MINIMAL.replace(from, to))).containsExactly("dataset.json: " + message);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(
            problems(
                """
                {"layout": "series", "words": {"file": "w.csv"},
                 "scans": {"file": "b.npy", "trim": [1]}, "filter": "x"}
                """))
        .containsExactly(
            "dataset.json: 'words.text' is missing; name the column of the words",
            "dataset.json: 'words.onset' is missing; name the column of their onsets in seconds",
            "dataset.json: 'scans.tr' is missing or not positive; write the seconds of a scan",
            "dataset.json: 'scans.trim' has 1 numbers; write [first, last] scans",
            "dataset.json: 'filter' is not understood here; the keys are 'missing', 'layout',"
                + " 'words', 'scans', 'neuroids', 'delays', 'silence', 'scored', 'notes', 'id',"
                + " 'description', 'citation', 'licence', 'source', 'benchmarks'");
  }

  @Test
  void longTablesNeedTheirColumns() {
    assertThat(
            problems(
                """
                {"layout": "table", "file": "t.csv", "neuroids": {"file": "n.csv", "id": "n"},
                 "columns": {"text": "s", "value": "y", "responses": "z"}}
                """))
        .containsExactly(
            "dataset.json: 'columns.responses' does not go with 'value'; keep the one that is"
                + " meant",
            "dataset.json: 'columns.neuroid' is missing; name the column of the neuroid or"
                + " 'subject'",
            "dataset.json: 'columns.id' is missing; with a response in each row it says which"
                + " presentation is meant",
            "dataset.json: 'neuroids.file' does not go with 'columns.value'; use 'constant'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\u00a6',
      quoteCharacter = '~',
      value = {
        "[] \u00a6 : not one JSON object in { }",
        "{} {} \u00a6 :row 1, character 5: not JSON",
        "{\"a\" 1} \u00a6 :row 1, character 7: not JSON, or cut short; look for a missing comma,"
            + " quote or bracket before it",
        "{\"a\": 1 \u00a6 :row 1, character 8: not JSON, or cut short; look for a missing comma,"
            + " quote or bracket before it",
      })
  void whatIsNoJsonIsToldByPlace(String json, String message) {
    assertThat(problems(json)).singleElement().asString().startsWith("dataset.json" + message);
  }

  @Test
  void missingAndForeignFilesAreTold() {
    Problems problems = new Problems();
    DescriptorReader.read(temp, problems);
    assertThat(problems.lines())
        .containsExactly(
            "dataset.json: the file is not there; 'data new' prints one to start from");
    Problems others = new Problems();
    DescriptorReader.read(
        sandbox().put("dataset.json", new byte[] {'{', (byte) 0xE4, '}'}).folder(), others);
    assertThat(others.lines())
        .containsExactly("dataset.json: not UTF-8 text; save the file as UTF-8");
  }
}
