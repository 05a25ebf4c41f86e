package wernicke.model.transformers.internal.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.model.transformers.internal.Oracle;

/**
 * Fingerprints as Wernicke 0.1.0 made them: recordings in the homes of users are found by them, so
 * that no reordering of a family may change one.
 */
class FingerprintTest {
  private static final JsonObject PUBLISHED = Oracle.json("fingerprints.json");
  private static final String TIED = "tie_word_embeddings";

  @TempDir Path temp;

  static Stream<String> stored() {
    return PUBLISHED.getAsJsonObject("stored").keySet().stream();
  }

  static Stream<String> untrained() {
    return PUBLISHED.getAsJsonObject("untrained").keySet().stream();
  }

  static Stream<String> turned() {
    return PUBLISHED.getAsJsonObject("turned").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("stored")
  void ofStoredWeights(String variant) {
    assertThat(weights(Oracle.family(variant, temp))).isEqualTo(published("stored", variant));
  }

  @ParameterizedTest
  @MethodSource("untrained")
  void ofAnUntrainedTwin(String variant) throws IOException {
    assertThat(weights(twin(variant))).isEqualTo(published("untrained", variant));
  }

  /** The same with a head of its own where it is tied, or a tied one where it is not. */
  @ParameterizedTest
  @MethodSource("turned")
  void ofAnUntrainedTwinWithTheOtherHead(String variant) throws IOException {
    Path config = twin(variant).resolve("config.json");
    JsonObject values = JsonParser.parseString(Files.readString(config)).getAsJsonObject();
    boolean tied = values.get(TIED).getAsBoolean();
    values.add(TIED, new JsonPrimitive(!tied));
    Files.writeString(config, values.toString());
    assertThat(weights(config.getParent())).isEqualTo(published("turned", variant));
  }

  private Path twin(String variant) throws IOException {
    Path folder = Oracle.family(variant, temp);
    Files.delete(folder.resolve("model.safetensors"));
    Files.writeString(folder.resolve("untrained.json"), "{\"seed\": 3}");
    return folder;
  }

  private static String weights(Path folder) {
    return ContentHash.weights(Checkpoint.open(folder));
  }

  private static String published(String kind, String variant) {
    return PUBLISHED.getAsJsonObject(kind).get(variant).getAsString();
  }
}
