package wernicke.model.precomputed.internal.arrival;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.RecordingSpec;
import wernicke.model.precomputed.internal.Models;
import wernicke.model.precomputed.internal.Texts;
import wernicke.model.precomputed.internal.model.PrecomputedModel;
import wernicke.testing.FolderHome;

class RecordedShelfTest {
  private static final String TOKENS = "token,logprob,passage\na,,0\n b,-1,0\n";
  private static final String STORY = "token,logprob,offset,story\na,,0,0\n b,-1,1,0\n";

  @TempDir Path root;
  private Path models;
  private FolderHome home;
  private Models shelf;

  @BeforeEach
  void home() throws IOException {
    models = Files.createDirectories(root.resolve("home/models"));
    home = new FolderHome(root.resolve("home"));
    shelf = new Models(home);
  }

  @Test
  void withoutAFolderThereAreNoModels() {
    assertThat(new Models(new FolderHome(root.resolve("nowhere"))).look()).isEmpty();
  }

  @Test
  void foldersAndFilesBecomeModelsByName() throws IOException {
    folder("api-model");
    Files.writeString(models.resolve("all_stories_gpt3.csv"), STORY);
    Files.writeString(models.resolve("babbage.csv"), STORY);
    Files.writeString(
        Files.createDirectories(models.resolve("curie")).resolve("all_stories_gpt3.csv"), STORY);
    Files.writeString(folder("checkpoint").resolve("config.json"), "{}");
    Files.writeString(models.resolve(".hidden.csv"), STORY);
    Files.writeString(models.resolve("readme.txt"), "");
    Files.createDirectories(models.resolve("empty"));
    assertThat(shelf.look()).containsOnlyKeys("api-model", "babbage", "curie", "gpt3-davinci");
    assertThat(shelf.look().get("curie").info().weights())
        .as("one content, one fingerprint, whatever the id")
        .isEqualTo(shelf.look().get("babbage").info().weights());
  }

  @Test
  void theDataFolderOfNaturalStoriesBringsGpt3() throws IOException {
    Path corpus = Files.createDirectories(root.resolve("corpus/probs"));
    Files.createDirectories(root.resolve("corpus/naturalstories_RTS"));
    Files.writeString(corpus.resolve("all_stories_gpt3.csv"), STORY);
    assertThat(shelf.look()).isEmpty();
    home.addDataFolder("Futrell2018", root.resolve("corpus"));
    assertThat(shelf.look()).as("its files have to stand still for one look").isEmpty();
    assertThat(shelf.look()).containsOnlyKeys("gpt3-davinci");
    home.addDataFolder("Futrell2018", root.resolve("corpus/naturalstories_RTS"));
    assertThat(new Models(home).look()).containsOnlyKeys("gpt3-davinci");
  }

  @Test
  void aModelStaysTheSameUntilAFileChanges() throws IOException {
    Path folder = folder("m");
    PrecomputedModel first = shelf.look().get("m");
    String weights = first.info().weights();
    assertThat(shelf.look().get("m")).isSameAs(first);
    Files.writeString(folder.resolve("t.csv"), TOKENS + " c,-1,0\n");
    assertThat(shelf.look()).as("still being written").isEmpty();
    PrecomputedModel second = shelf.look().get("m");
    assertThat(second).isNotNull().isNotSameAs(first);
    assertThat(second.info().weights()).isNotEqualTo(weights);
    Files.delete(folder.resolve("wernicke-model.json"));
    assertThat(shelf.look()).isEmpty();
  }

  @Test
  void foldersMayBeLinks() throws IOException {
    Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
    folder("m");
    Files.move(models.resolve("m"), elsewhere.resolve("m"));
    Files.createSymbolicLink(models.resolve("linked"), elsewhere.resolve("m"));
    assertThat(shelf.look()).containsOnlyKeys("linked");
    Files.writeString(elsewhere.resolve("m/t.csv"), TOKENS + " c,-1,0\n");
    assertThat(shelf.look()).as("a change behind the link is seen").isEmpty();
  }

  @Test
  void infoFollowsTheFilesEvenBetweenTwoLooks() throws IOException {
    Path folder = folder("m");
    PrecomputedModel model = shelf.look().get("m");
    String before = model.info().weights();
    assertThat(model.info()).isSameAs(model.info());
    Files.writeString(folder.resolve("t.csv"), TOKENS + " c,-1,0\n");
    assertThat(model.info().weights()).isNotEqualTo(before);
  }

  @Test
  void aBrokenFolderDisturbsNobodyAndIsReadAgainWhenMended() throws IOException {
    Path broken = folder("broken");
    folder("good");
    Files.writeString(broken.resolve("wernicke-model.json"), "{");
    PrecomputedModel refused = shelf.look().get("broken");
    assertThat(refused.description()).startsWith("cannot be used: ");
    assertThatThrownBy(refused::info)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("wernicke-model.json");
    assertThat(shelf.look().get("good").info().weights()).isNotEmpty();
    folder("broken");
    shelf.look();
    assertThat(shelf.look().get("broken").info().weights()).isNotEmpty();
  }

  @Test
  void ofTwoModelsWithOneIdTheFirstWinsUntilItLeaves() throws IOException {
    Path corpus = Files.createDirectories(root.resolve("corpus/probs"));
    Files.writeString(corpus.resolve("all_stories_gpt3.csv"), STORY);
    home.addDataFolder("Futrell2018", root.resolve("corpus"));
    Path own = Files.writeString(models.resolve("gpt3-davinci.csv"), STORY.replace("-1", "-2"));
    String first = shelf.look().get("gpt3-davinci").info().weights();
    Files.delete(own);
    PrecomputedModel second = shelf.look().get("gpt3-davinci");
    assertThat(second.info().weights()).isNotEqualTo(first);
  }

  @Test
  void aModelSaysWhatItIsAndRefusesTheOtherKind() throws IOException {
    folder("m");
    PrecomputedModel model = shelf.look().get("m");
    assertThat(model.info().family()).isEqualTo("precomputed");
    assertThat(model.info().parameters()).isZero();
    assertThat(model.info().layers()).isEmpty();
    assertThat(model.info().tokenizer()).isEmpty();
    assertThat(model.info().weights()).hasSize(64);
    assertThatThrownBy(
            () -> model.record(Texts.stimuli("a|b"), RecordingSpec.STATES, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessage("m holds surprisal from files, but not states");
  }

  private Path folder(String name) throws IOException {
    Path folder = Files.createDirectories(models.resolve(name));
    Files.writeString(
        folder.resolve("wernicke-model.json"), "{\"kind\": \"surprisal\", \"tokens\": \"t.csv\"}");
    Files.writeString(folder.resolve("t.csv"), TOKENS);
    return folder;
  }

  @Test
  void whatIsWrongInATableIsToldWhenItArrives() throws IOException {
    Files.writeString(folder("words").resolve("t.csv"), "token,logprob,passage\na,,0\n b,x,0\n");
    Files.writeString(folder("apart").resolve("t.csv"), TOKENS + "c,,1\nd,-1,0\n");
    Files.delete(folder("gone").resolve("t.csv"));
    Map<String, PrecomputedModel> models = shelf.look();
    assertThat(models.get("words").description())
        .startsWith("cannot be used: ")
        .endsWith("t.csv, line 3: logprob is 'x', not a finite number");
    assertThat(models.get("apart").description()).contains("passage '0' again");
    assertThat(models.get("gone").description()).isEqualTo("cannot be used: gone/t.csv is missing");
  }

  @Test
  void shapesAreComparedWhenTheyArrive() throws IOException {
    Path folder = Files.createDirectories(models.resolve("m"));
    Files.writeString(
        folder.resolve("wernicke-model.json"),
        "{\"kind\": \"states\", \"parts\": \"p.csv\", \"layers\": {\"a\": \"a.npy\"}}");
    Files.writeString(folder.resolve("p.csv"), "text,passage\na,0\nb,0\n");
    Files.writeString(folder.resolve("a.npy"), "no matrix at all");
    assertThat(shelf.look().get("m").description()).contains("a.npy: not a .npy file");
    Files.write(folder.resolve("a.npy"), npy(3, 4));
    shelf.look();
    shelf.look();
    shelf.look();
    assertThat(shelf.look().get("m").description()).contains("a.npy has 3 rows for 2 parts");
    Files.write(folder.resolve("a.npy"), npy(2, 4));
    shelf.look();
    assertThat(shelf.look().get("m").info().width()).isEqualTo(4);
  }

  private static byte[] npy(int rows, int columns) {
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d)}".formatted(rows, columns);
    ByteBuffer file = ByteBuffer.allocate(10 + 118 + 4 * rows * columns);
    file.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93).put("NUMPY".getBytes(US_ASCII));
    file.put((byte) 1).put((byte) 0).putShort((short) 118);
    return file.put("%-118s".formatted(header).getBytes(US_ASCII)).array();
  }

  @Test
  void aFileFromElsewhereIsNotRead() throws IOException {
    Path table = folder("m").resolve("t.csv");
    Path elsewhere = Files.move(table, root.resolve("t.csv"));
    Files.createSymbolicLink(table, elsewhere);
    assertThat(shelf.look().get("m").description())
        .startsWith("cannot be used: m/t.csv leads out of its folder, to ");
  }
}
