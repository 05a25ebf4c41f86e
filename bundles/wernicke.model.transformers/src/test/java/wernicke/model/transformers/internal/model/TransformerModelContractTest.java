package wernicke.model.transformers.internal.model;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.LanguageModel;
import wernicke.api.RecordingSpec;
import wernicke.model.transformers.internal.Oracle;
import wernicke.testing.contract.LanguageModelContract;

class TransformerModelContractTest implements LanguageModelContract {
  @TempDir private Path temp;
  private TransformerModel model;

  @BeforeEach
  void open() {
    model = Oracle.model(Oracle.tiny("f32", temp.resolve("tiny")));
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Override
  public LanguageModel model() {
    return model;
  }

  @Override
  public List<RecordingSpec> specs() {
    return List.of(RecordingSpec.STATES, RecordingSpec.SURPRISAL);
  }
}
