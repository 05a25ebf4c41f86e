package wernicke.model.transformers.internal.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.LanguageModel;
import wernicke.model.transformers.internal.Oracle;
import wernicke.testing.FolderHome;
import wernicke.testing.Registry;

class CheckpointFoldersTest {
  @TempDir Path temp;
  private Registry registry;

  @BeforeEach
  void start() {
    String app = temp.resolve("app").toString();
    registry = new Registry(LanguageModel.class, Map.of("wernicke.app", app));
  }

  private CheckpointFolders folders() {
    return new CheckpointFolders(registry.context(), new FolderHome(temp.resolve("home")));
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().equals("wernicke-watch-models"))
        .count();
  }

  @Test
  void registersWhileFoldersComeAndGo() throws IOException, InterruptedException {
    Path models = Files.createDirectories(temp.resolve("home/models"));
    Oracle.tiny("f32", temp.resolve("app/models/first"));
    CheckpointFolders folders = folders();
    assertThat(registry.next()).isEqualTo("+first");
    Map<?, ?> properties = registry.services().get("first").properties();
    assertThat((String[]) properties.get("recording"))
        .containsExactly("states", "surprisal", "generation", "next-tokens");
    assertThat(properties.get("wernicke.description"))
        .isEqualTo("GPT-2, 2 blocks, width 24, context 48, 22848 parameters");
    Oracle.tiny("f16", models.resolve("second"));
    assertThat(registry.next()).isEqualTo("+second");
    Files.move(models.resolve("second"), temp.resolve("aside"));
    assertThat(registry.next()).isEqualTo("-second");
    folders.close();
    assertThat(registry.services()).isEmpty();
    assertThat(threads()).isZero();
  }

  @Test
  void closesAsOftenAsItOpens() throws InterruptedException {
    Oracle.tiny("f32", temp.resolve("home/models/m"));
    for (int i = 0; i < 50; i++) {
      CheckpointFolders folders = folders();
      assertThat(registry.next()).isEqualTo("+m");
      folders.close();
      assertThat(registry.next()).isEqualTo("-m");
      assertThat(registry.services()).isEmpty();
    }
    assertThat(threads()).isZero();
  }
}
