package wernicke.model.transformers.internal.family.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.tokens.TextTokenizer;
import wernicke.testing.Oracles;
import wernicke.testing.Resources;

/**
 * Checkpoints as transformers 5 saves them ({@code itests/oracles/transformers/version5.py}, which
 * proves that it computes the numbers of {@code families/}).
 */
class Version5Test {
  private static final Path SAVED =
      Resources.path(Version5Test.class, "/oracle/version5/llama.json").getParent();

  @TempDir private Path temp;

  static Stream<String> variants() {
    return Stream.concat(Oracle.decoders(), Stream.of("t5-original", "t5-v1_1", "t5-flan-like"));
  }

  private Path saved(String variant) {
    try {
      Path folder = Oracle.family(variant, temp.resolve("5"));
      Files.writeString(
          folder.resolve("config.json"), Files.readString(SAVED.resolve(variant + ".json")));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fingerprint is made of every value that the numbers depend on, and of the weights. */
  @ParameterizedTest
  @MethodSource("variants")
  void isTheSameModel(String variant) {
    String before = Oracle.model(Oracle.family(variant, temp.resolve("4"))).info().weights();
    assertThat(Oracle.model(saved(variant)).info().weights()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "llama, '\"rope_theta\": 10000.0', '\"rope_theta\": 10001.0'",
    "llama-rope-linear, '\"factor\": 4.0', '\"factor\": 4.5'",
    "phi, '\"partial_rotary_factor\": 0.5', '\"partial_rotary_factor\": 1.0'",
    "gpt_neox, '\"rope_theta\": 10000', '\"rope_theta\": 10001'",
    "gemma3_text, '\"rope_theta\": 10.0', '\"rope_theta\": 10.5'",
    "gemma3_text, '\"rope_theta\": 1000.0', '\"rope_theta\": 1000.5'",
  })
  void everyValueCounts(String variant, String value, String other) throws IOException {
    Path folder = saved(variant);
    String before = Oracle.model(folder).info().weights();
    edit(folder, value, other);
    assertThat(Oracle.model(folder).info().weights()).isNotEqualTo(before);
  }

  private static void edit(Path folder, String text, String other) throws IOException {
    Path file = folder.resolve("config.json");
    assertThat(file).content().contains(text);
    Files.writeString(file, Files.readString(file).replace(text, other));
  }

  @ParameterizedTest
  @CsvSource({
    "phi3-longrope, '\"type\": \"longrope\"', '\"factor\": 4.0', rope_parameters",
    "llama, '\"rope_type\": \"default\"', '\"full_attention\": {}', rope_parameters",
    "gemma3_text, '\"rope_type\": \"default\"', '\"rope_type\": \"yarn\"', rope_parameters",
    "llama-rope-linear, '\"rope_type\": \"linear\"', '\"rope_type\": \"spiral\"', spiral",
    "llama-rope-linear, '\"rope_type\": \"linear\"',"
        + " '\"type\": \"linear\", \"rope_type\": \"spiral\"', spiral",
  })
  void whatVersion4CannotSayIsRefused(String variant, String text, String other, String named)
      throws IOException {
    Path folder = saved(variant);
    edit(folder, text, other);
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("is not supported");
  }

  /** Without a dict for each kind of block it is not clear what the windows turn by. */
  @Test
  void gemma3WithOneRotationForAllBlocksIsRefused() throws IOException {
    Path folder = saved("gemma3_text");
    Path file = folder.resolve("config.json");
    JsonObject config = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    JsonObject rotary = config.getAsJsonObject("rope_parameters");
    config.add("rope_parameters", rotary.get("full_attention"));
    Files.writeString(file, config.toString());
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("rope_parameters")
        .hasMessageContaining("is not supported");
  }

  @Test
  void tokenizersGiveTheSameIds() {
    JsonObject cases =
        Oracles.read(Version5Test.class, "/oracle/version5/tokenizers.json", JsonObject.class);
    for (String name : cases.keySet()) {
      Path file = SAVED.resolve("tokenizer-" + name + ".json");
      try (TextTokenizer tokenizer = TextTokenizer.open(file)) {
        Oracles.stream(cases.get(name))
            .map(JsonObject.class::cast)
            .forEach(
                expected -> {
                  String text = expected.get("text").getAsString();
                  int[] ids = Oracles.ints(expected.get("ids"));
                  int trailing = name.equals("t5") ? 1 : 0; // its end token
                  assertThat(tokenizer.encode(text))
                      .as("%s: '%s'", name, text)
                      .containsExactly(Arrays.copyOf(ids, ids.length - trailing));
                });
      }
    }
  }
}
