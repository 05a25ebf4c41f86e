package wernicke.model.precomputed.internal.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.LanguageModel;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.precomputed.internal.Models;
import wernicke.testing.FolderHome;
import wernicke.testing.contract.LanguageModelContract;

class PrecomputedModelContractTest implements LanguageModelContract {
  @TempDir private Path home;

  @BeforeEach
  void files() throws IOException {
    Path folder = Files.createDirectories(home.resolve("models/made"));
    Files.writeString(
        folder.resolve("t.csv"), "token,logprob,passage\nThe,,0\n cat,-1.5,0\n sat.,-2,0\n");
    Files.writeString(
        folder.resolve("wernicke-model.json"), "{\"kind\": \"surprisal\", \"tokens\": \"t.csv\"}");
  }

  @Override
  public LanguageModel model() {
    Models models = new Models(new FolderHome(home));
    for (int looks = 0; looks < 5; looks++) {
      models.look(); // it settles
    }
    return models.look().get("made");
  }

  @Override
  public Stimuli stimuli() {
    return LanguageModelContract.words("The cat sat.");
  }

  @Override
  public List<RecordingSpec> specs() {
    return List.of(RecordingSpec.SURPRISAL);
  }
}
