package wernicke.dataset.described.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.console.Exit;
import wernicke.api.data.Descriptors;
import wernicke.console.internal.run.Runner;
import wernicke.testing.console.FakeDescriptors;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

class DescribedDataTest {
  @TempDir private Path folder;
  private final FakeServices services = Plugins.catalog();
  private FakeDescriptors descriptors;
  private TestTerminal terminal;

  @BeforeEach
  void home() throws IOException {
    folder = folder.toRealPath();
    services.home = folder.resolve("home");
    descriptors = new FakeDescriptors(folder.resolve("home/data/other-name"));
    terminal = new TestTerminal(folder, 0);
  }

  private int run(TestTerminal terminal, String line) {
    return Runner.of(new NewData(descriptors), new CheckData(descriptors, services.home()))
        .run(List.of(line.split(" ", -1)), terminal);
  }

  @Test
  void newPrintsADescriptorAndExplainsItBesides() {
    assertThat(run(terminal, "data new")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).isEqualTo("{\"layout\": \"table\"}\n");
    assertThat(terminal.errText()).isEqualTo("save it\nedit it\n");
    TestTerminal other = new TestTerminal(folder, 0);
    assertThat(run(other, "data new matrix")).isEqualTo(Exit.OK);
    assertThat(other.outText()).contains("matrix");
  }

  @Test
  void checkTellsWhatWasRead() {
    assertThat(run(terminal, "data check Mine")).isEqualTo(Exit.OK);
    assertThat(descriptors.checked).containsExactly(folder.resolve("home/data/other-name"));
    assertThat(terminal.outText())
        .isEqualTo("4 presentations\n" + folder.resolve("home/data/other-name") + " can be used\n");
  }

  @Test
  void checkTellsEveryProblemAndFails() {
    descriptors.report =
        new Descriptors.Report(
            List.of("t.csv:row 2: a", "t.csv:row 3: b"), List.of(), List.of(), List.of());
    assertThat(run(terminal, "data check Mine")).isEqualTo(Exit.FAILED);
    assertThat(terminal.outText()).isEqualTo("t.csv:row 2: a\nt.csv:row 3: b\n");
  }

  @Test
  void checkAnswersInJson() {
    descriptors.report = new Descriptors.Report(List.of("a"), List.of("b"), List.of(), List.of());
    assertThat(run(terminal, "data check Mine --json")).isEqualTo(Exit.FAILED);
    JsonObject json = JsonParser.parseString(terminal.outText()).getAsJsonObject();
    assertThat(json.get("folder").getAsString()).endsWith("other-name");
    assertThat(json.get("problems").toString()).isEqualTo("[\"a\"]");
    assertThat(json.get("warnings").toString()).isEqualTo("[\"b\"]");
    assertThat(json.get("facts").toString()).isEqualTo("[]");
  }

  @Test
  void warningsAreNoErrorsUnlessStrict() {
    descriptors.report =
        new Descriptors.Report(
            List.of(), List.of("w.csv: all in one scan; look at 'tr'"), List.of("4"), examples());
    assertThat(run(terminal, "data check Mine")).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .isEqualTo(
            """
            4
            warning: w.csv: all in one scan; look at 'tr'

            1 presentation as scored; look whether text, time and responses belong together:

            scan-7 of 'story': "one two"
              words at 12.5 to 13 s, scan 7 (run 1) from 12 to 14 s
              b.csv:row 8: LATL 0.25, RATL missing ... (6 in all)

            %s can be used, with 1 warning
            """
                .formatted(folder.resolve("home/data/other-name")));
    TestTerminal strict = new TestTerminal(folder, 0);
    assertThat(run(strict, "data check Mine --strict")).isEqualTo(Exit.FAILED);
    TestTerminal json = new TestTerminal(folder, 0);
    assertThat(run(json, "data check Mine --json")).isEqualTo(Exit.OK);
    JsonObject example =
        JsonParser.parseString(json.outText())
            .getAsJsonObject()
            .getAsJsonArray("examples")
            .get(0)
            .getAsJsonObject();
    assertThat(example.get("place").getAsString()).isEqualTo("b.csv:row 8");
    assertThat(example.getAsJsonObject("responses").get("LATL").getAsDouble()).isEqualTo(0.25);
    assertThat(example.getAsJsonObject("responses").get("RATL").isJsonNull()).isTrue();
  }

  @Test
  void checksAreAsWideAsTheTerminal() {
    descriptors.report =
        new Descriptors.Report(
            List.of(), List.of("w.csv: " + "long ".repeat(40)), List.of(), examples());
    TestTerminal narrow = new TestTerminal(folder, 80);
    assertThat(run(narrow, "data check Mine")).isEqualTo(Exit.OK);
    assertThat(narrow.outText().lines().filter(line -> !line.contains("can be used")))
        .allMatch(line -> line.length() <= 80);
  }

  private static List<Descriptors.Example> examples() {
    Map<String, Float> responses = new LinkedHashMap<>();
    responses.put("LATL", 0.25f);
    responses.put("RATL", Float.NaN);
    return List.of(
        new Descriptors.Example(
            "scan-7",
            "story",
            "one two",
            List.of("words at 12.5 to 13 s, scan 7 (run 1) from 12 to 14 s"),
            "b.csv:row 8",
            responses,
            6));
  }

  @Test
  void foldersOfTheHomeAndAnyOtherCanBeChecked() throws IOException {
    Path inHome = Files.createDirectories(services.home.resolve("data/both"));
    Path here = Files.createDirectories(folder.resolve("both/deeper"));
    assertThat(run(terminal, "data check both")).isEqualTo(Exit.OK);
    assertThat(run(terminal, "data check both/deeper")).isEqualTo(Exit.OK);
    assertThat(run(terminal, "data check " + here.getParent())).isEqualTo(Exit.OK);
    assertThat(descriptors.checked).containsExactly(inHome, here, here.getParent());
  }

  @Test
  void wrongWordsAreRefused() {
    assertThat(run(terminal, "data check nowhere")).isEqualTo(Exit.USAGE);
    assertThat(run(terminal, "data check")).isEqualTo(Exit.USAGE);
    assertThat(run(terminal, "data check Mine x")).isEqualTo(Exit.USAGE);
    assertThat(run(terminal, "data new cube")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .contains(
            "there is no described data set 'nowhere': neither in "
                + services.home.resolve("data")
                + " nor as the folder "
                + folder.resolve("nowhere")
                + "\n")
        .contains("data check: <id or folder> is missing")
        .contains("data check: 'x' is one word too many")
        .contains("data new: there is no layout 'cube', it is one of table, matrix");
    assertThat(descriptors.checked).isEmpty();
  }
}
