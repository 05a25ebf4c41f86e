package wernicke.hub.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.DatasetInfo;
import wernicke.api.DatasetInfo.Download;
import wernicke.api.console.Exit;
import wernicke.console.internal.run.Runner;
import wernicke.hub.internal.fetch.Fetch;
import wernicke.testing.console.Arrived;
import wernicke.testing.console.FakeDescriptors;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

class DataTest {
  @TempDir private Path folder;
  private final FakeServices services = Plugins.catalog();
  private FakeDescriptors descriptors;
  private TestTerminal terminal;

  @BeforeEach
  void home() throws IOException {
    folder = folder.toRealPath();
    services.home = folder.resolve("home");
    terminal = new TestTerminal(folder, 0);
  }

  private int run(TestTerminal terminal, String line) {
    DataSets sets = new DataSets(services.home(), services.catalog(), new Arrived(), descriptors);
    return Runner.of(new ListData(sets), new AddData(sets), new FetchData(sets, new Fetch("0.1.0")))
        .run(List.of(line.split(" ", -1)), terminal);
  }

  private Path copy() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy/words")).getParent();
    Files.writeString(copy.resolve("all_stories.tok"), "x");
    Files.writeString(copy.resolve("words/1.tsv"), "x");
    return copy;
  }

  @Test
  void listSaysWhatIsMissingAndWhatToDo() {
    assertThat(run(terminal, "data")).isEqualTo(Exit.OK);

    assertThat(terminal.outText())
        .contains("Demo         built in  -")
        .contains("Futrell2018  not here  " + services.home.resolve("data/Futrell2018"))
        .endsWith(
            """

            Futrell2018 lacks: all_stories.tok, words/*.tsv
              published at https://example.org/Futrell2018
              run: data add Futrell2018 <folder>
            """);
  }

  @Test
  void addRemembersACompleteCopyRelativeToTheCaller() throws IOException {
    Path copy = copy();

    assertThat(run(terminal, "data add Futrell2018 copy")).isEqualTo(Exit.OK);

    assertThat(services.folders).containsEntry("Futrell2018", copy);
    assertThat(terminal.outText()).isEqualTo("Futrell2018 is read from " + copy + "\n");
    TestTerminal after = new TestTerminal(folder, 0);
    run(after, "data --json");
    JsonArray sets = JsonParser.parseString(after.outText()).getAsJsonArray();
    JsonObject futrell = sets.get(1).getAsJsonObject();
    assertThat(futrell.get("state").getAsString()).isEqualTo("ready");
    assertThat(futrell.get("folder").getAsString()).isEqualTo(copy.toString());
    assertThat(futrell.get("missing").toString()).isEqualTo("[]");
    assertThat(sets.get(0).getAsJsonObject().get("folder").isJsonNull()).isTrue();
  }

  @Test
  void addRefusesWhatIsNoCopy() throws IOException {
    Path copy = copy();
    Files.delete(copy.resolve("words/1.tsv"));

    assertThat(run(terminal, "data add Futrell2018 copy")).isEqualTo(Exit.USAGE);
    assertThat(run(terminal, "data add Futrell2018 nowhere")).isEqualTo(Exit.USAGE);
    assertThat(run(terminal, "data add Futrel2018 copy")).isEqualTo(Exit.USAGE);
    assertThat(run(terminal, "data remove Futrell2018")).isEqualTo(Exit.USAGE);

    assertThat(terminal.errText())
        .contains(copy + " is not a copy of Futrell2018: it lacks words/*.tsv\n")
        .contains("there is no folder " + folder.resolve("nowhere") + "\n")
        .contains("unknown data set 'Futrel2018': did you mean Futrell2018?")
        .contains("data: 'remove' is none of add, fetch; 'help data' explains them");
    assertThat(services.folders).isEmpty();
  }

  @Test
  void partOfACopyIsSaidToBePart() throws IOException {
    Path copy = copy();
    services.folders.put("Futrell2018", copy);
    Files.delete(copy.resolve("words/1.tsv"));

    run(terminal, "data");

    assertThat(terminal.outText())
        .contains("1 of 2 files missing")
        .contains("lacks: words/*.tsv\n");
  }

  @Test
  void fetchOfWhatCannotBeFetched() {
    assertThat(run(terminal, "data fetch Futrell2018 --yes")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText())
        .isEqualTo(
            "Futrell2018 cannot be fetched: get it from https://example.org/Futrell2018, then 'data"
                + " add Futrell2018 <folder>'\n");
    assertThat(run(terminal, "data fetch Demo")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).isEqualTo("Demo is built in: there is nothing to fetch\n");
  }

  private void downloadable() {
    services.plugins.removeIf(p -> p.id().equals("Futrell2018"));
    URI address = URI.create("http://unreachable.invalid/all_stories.tok");
    services.plugins.add(
        Plugins.dataset(Plugins.futrell(new Download("all_stories.tok", address, 1234, ""))));
  }

  @Test
  void fetchShowsTheLicenceAndWantsAYes() {
    downloadable();

    assertThat(run(terminal, "data fetch Futrell2018")).isEqualTo(Exit.USAGE);

    assertThat(terminal.errText())
        .isEqualTo(
            """
            Futrell2018: a data set
              licence   CC BY 4.0
              cite      Somebody et al. 2018
              download  http://unreachable.invalid/all_stories.tok (1.2 kB)
              into      %s
            nothing was downloaded: add --yes to accept the licence
            """
                .formatted(services.home.resolve("data/Futrell2018")));
  }

  @Test
  void noIsNo() {
    downloadable();
    terminal.answering(false);

    assertThat(run(terminal, "data fetch Futrell2018")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).endsWith("[y/N] nothing was downloaded\n");
  }

  @Test
  void unreachableHostIsOneLine() {
    downloadable();
    terminal.answering(true);

    assertThat(run(terminal, "data fetch Futrell2018")).isEqualTo(Exit.FAILED);

    assertThat(terminal.errText())
        .endsWith(
            "[y/N] cannot reach unreachable.invalid: no network, or the host is down; try again, or"
                + " copy the files here and use 'data add'\n");
  }

  private void offer() {
    services.plugins.add(
        Plugins.dataset(
            new DatasetInfo(
                "Mine",
                "my own",
                "",
                "not stated",
                List.of("t.csv"),
                Optional.<URI>empty(),
                List.of(),
                List.of())));
  }

  @Test
  void listShowsWhereItLiesAndWhetherItCanBeUsed() {
    offer();
    descriptors = new FakeDescriptors(folder.resolve("home/data/other-name"));
    assertThat(run(terminal, "data")).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .containsPattern("Mine +ready +" + folder.resolve("home/data/other-name"))
        .doesNotContain("Mine lacks");
    descriptors.trouble = "t.csv: the file is not there";
    TestTerminal after = new TestTerminal(folder, 0);
    run(after, "data --json");
    assertThat(after.outText()).contains("\"state\":\"cannot be used\"");
  }

  @Test
  void describedDataAreNeitherAddedNorFetched() throws IOException {
    offer();
    descriptors = new FakeDescriptors(folder.resolve("home/data/other-name"));
    Files.createDirectories(folder.resolve("copy"));
    assertThat(run(terminal, "data add Mine copy")).isEqualTo(Exit.USAGE);
    assertThat(run(terminal, "data fetch Mine")).isEqualTo(Exit.USAGE);
    String line = "Mine lies in " + folder.resolve("home/data/other-name") + ": edit it there\n";
    assertThat(terminal.errText()).isEqualTo(line + line);
    assertThat(services.folders).isEmpty();
  }
}
