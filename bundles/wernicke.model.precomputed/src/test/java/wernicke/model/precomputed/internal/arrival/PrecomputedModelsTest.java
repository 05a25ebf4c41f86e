package wernicke.model.precomputed.internal.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.LanguageModel;
import wernicke.api.store.Home;
import wernicke.testing.FolderHome;
import wernicke.testing.Registry;

class PrecomputedModelsTest {
  @TempDir Path home;
  private final Registry registry = new Registry(LanguageModel.class, Map.of());
  private Path models;
  private PrecomputedModels component;

  @BeforeEach
  void start() throws IOException {
    models = Files.createDirectories(home.resolve("models"));
    folder("first");
    component = new PrecomputedModels(registry.context(), new FolderHome(home), 10);
  }

  @AfterEach
  void stop() throws InterruptedException {
    component.close();
  }

  @Test
  void whatIsThereIsRegistered() throws Exception {
    next("+first");
    assertThat(registry.services()).containsOnlyKeys("first");
    Map<?, ?> properties = registry.services().get("first").properties();
    assertThat((String[]) properties.get("recording")).containsExactly("surprisal");
    assertThat(properties.get("wernicke.description")).isEqualTo("surprisal made elsewhere");
  }

  @Test
  void foldersComeAndGo() throws Exception {
    next("+first");
    folder("second");
    next("+second");
    Files.delete(models.resolve("first/wernicke-model.json"));
    next("-first");
    Files.writeString(models.resolve("second/t.csv"), "token,logprob,passage\nlonger,,0\n");
    next("-second");
    next("+second");
    assertThat(registry.services()).containsOnlyKeys("second");
  }

  @Test
  void closingLeavesNoServiceAndNoThread() throws InterruptedException {
    component.close();
    assertThat(registry.services()).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("wernicke-watch-precomputed"));
  }

  @Test
  void aHomeInTroubleIsAskedAgain() throws Exception {
    next("+first");
    component.close();
    next("-first");
    Home broken =
        new Home() {
          private int asked;

          @Override
          public Path path() {
            if (asked++ < 3) {
              throw new IllegalStateException("not yet");
            }
            return home;
          }

          @Override
          public Optional<Path> dataFolder(String dataset) {
            return Optional.empty();
          }

          @Override
          public void addDataFolder(String dataset, Path folder) {}

          @Override
          public Map<String, Path> dataFolders() {
            return Map.of();
          }
        };
    component = new PrecomputedModels(registry.context(), broken, 10);
    next("+first");
  }

  private void next(String event) throws InterruptedException {
    assertThat(registry.next()).isEqualTo(event);
  }

  private void folder(String name) throws IOException {
    Path folder = Files.createDirectories(models.resolve(name));
    Files.writeString(folder.resolve("t.csv"), "token,logprob,passage\na,,0\n");
    Files.writeString(
        folder.resolve("wernicke-model.json"), "{\"kind\": \"surprisal\", \"tokens\": \"t.csv\"}");
  }
}
