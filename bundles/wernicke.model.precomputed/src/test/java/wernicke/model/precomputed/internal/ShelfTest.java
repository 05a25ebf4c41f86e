package wernicke.model.precomputed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.RecordingSpec;
import wernicke.testing.FolderHome;

class ShelfTest {
  private static final String TOKENS = "token,logprob,passage\na,,0\n b,-1,0\n";
  private static final String STORY = "token,logprob,offset,story\na,,0,0\n b,-1,1,0\n";

  @TempDir Path root;
  private Path models;
  private FolderHome home;
  private Shelf shelf;

  @BeforeEach
  void home() throws IOException {
    models = Files.createDirectories(root.resolve("home/models"));
    home = new FolderHome(root.resolve("home"));
    shelf = new Shelf(home);
  }

  @Test
  void withoutAFolderThereAreNoModels() {
    assertThat(new Shelf(new FolderHome(root.resolve("nowhere"))).models()).isEmpty();
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
    assertThat(shelf.models()).containsOnlyKeys("api-model", "babbage", "curie", "gpt3-davinci");
    assertThat(shelf.models().get("curie").info().weights())
        .as("one content, one fingerprint, whatever the id")
        .isEqualTo(shelf.models().get("babbage").info().weights());
  }

  @Test
  void theDataFolderOfNaturalStoriesBringsGpt3() throws IOException {
    Path corpus = Files.createDirectories(root.resolve("corpus/probs"));
    Files.createDirectories(root.resolve("corpus/naturalstories_RTS"));
    Files.writeString(corpus.resolve("all_stories_gpt3.csv"), STORY);
    assertThat(shelf.models()).isEmpty();
    home.addDataFolder("Futrell2018", root.resolve("corpus"));
    assertThat(shelf.models()).as("its files have to stand still for one look").isEmpty();
    assertThat(shelf.models()).containsOnlyKeys("gpt3-davinci");
    home.addDataFolder("Futrell2018", root.resolve("corpus/naturalstories_RTS"));
    assertThat(new Shelf(home).models()).containsOnlyKeys("gpt3-davinci");
  }

  @Test
  void aModelStaysTheSameUntilAFileChanges() throws IOException {
    Path folder = folder("m");
    PrecomputedModel first = shelf.models().get("m");
    String weights = first.info().weights();
    assertThat(shelf.models().get("m")).isSameAs(first);
    Files.writeString(folder.resolve("t.csv"), TOKENS + " c,-1,0\n");
    assertThat(shelf.models()).as("still being written").isEmpty();
    PrecomputedModel second = shelf.models().get("m");
    assertThat(second).isNotNull().isNotSameAs(first);
    assertThat(second.info().weights()).isNotEqualTo(weights);
    Files.delete(folder.resolve("wernicke-model.json"));
    assertThat(shelf.models()).isEmpty();
  }

  @Test
  void foldersMayBeLinks() throws IOException {
    Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
    folder("m");
    Files.move(models.resolve("m"), elsewhere.resolve("m"));
    Files.createSymbolicLink(models.resolve("linked"), elsewhere.resolve("m"));
    assertThat(shelf.models()).containsOnlyKeys("linked");
    Files.writeString(elsewhere.resolve("m/t.csv"), TOKENS + " c,-1,0\n");
    assertThat(shelf.models()).as("a change behind the link is seen").isEmpty();
  }

  @Test
  void infoFollowsTheFilesEvenBetweenTwoLooks() throws IOException {
    Path folder = folder("m");
    PrecomputedModel model = shelf.models().get("m");
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
    PrecomputedModel refused = shelf.models().get("broken");
    assertThat(refused.description()).startsWith("cannot be used: ");
    assertThatThrownBy(refused::info)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("wernicke-model.json");
    assertThat(shelf.models().get("good").info().weights()).isNotEmpty();
    folder("broken");
    shelf.models();
    assertThat(shelf.models().get("broken").info().weights()).isNotEmpty();
  }

  @Test
  void ofTwoModelsWithOneIdTheFirstWinsUntilItLeaves() throws IOException {
    Path corpus = Files.createDirectories(root.resolve("corpus/probs"));
    Files.writeString(corpus.resolve("all_stories_gpt3.csv"), STORY);
    home.addDataFolder("Futrell2018", root.resolve("corpus"));
    Path own = Files.writeString(models.resolve("gpt3-davinci.csv"), STORY.replace("-1", "-2"));
    String first = shelf.models().get("gpt3-davinci").info().weights();
    Files.delete(own);
    PrecomputedModel second = shelf.models().get("gpt3-davinci");
    assertThat(second.info().weights()).isNotEqualTo(first);
  }

  @Test
  void aModelSaysWhatItIsAndRefusesTheOtherKind() throws IOException {
    folder("m");
    PrecomputedModel model = shelf.models().get("m");
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
}
