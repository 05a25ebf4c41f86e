package wernicke.model.transformers.internal.untrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.safetensors.Tensor;

/**
 * What is drawn for every family against what Hugging Face transformers draws ({@code
 * itests/oracles/transformers/initialisations.py}): the same tensors, the same constants, zeros in
 * the same rows, means and standard deviations within five standard errors.
 */
class InitialisationTest {
  private static final double ERRORS = 5;

  @TempDir Path temp;

  static Stream<String> variants() {
    return Folders.ORACLE.getAsJsonObject("families").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void drawsAsTransformersDoes(String variant) {
    Checkpoint twin = open(variant, Folders.config(variant));
    JsonObject expected =
        Folders.ORACLE
            .getAsJsonObject("families")
            .getAsJsonObject(variant)
            .getAsJsonObject("tensors");
    String prefix = twin.architecture().prefix();
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, JsonElement> entry : expected.entrySet()) {
      String published = entry.getKey();
      String name = published.startsWith(prefix) ? published.substring(prefix.length()) : published;
      names.add(name);
      assertThat(twin.tensors()).containsKey(name);
      assertDrawn(variant, twin.tensors().get(name), entry.getValue().getAsJsonObject());
    }
    assertThat(twin.tensors().keySet()).isEqualTo(names);
  }

  private Checkpoint open(String variant, JsonObject config) {
    return Checkpoint.open(Folders.untrained(temp.resolve(variant), config, 1));
  }

  private static void assertDrawn(String variant, Tensor tensor, JsonObject expected) {
    String what = variant + ": " + tensor.name();
    assertThat(tensor.shape()).as(what).isEqualTo(longs(expected.get("shape")));
    float[] values = Folders.values(tensor);
    assertThat(count(values, 0)).as(what).isEqualTo(expected.get("zeros").getAsLong());
    assertThat(count(values, 1)).as(what).isEqualTo(expected.get("ones").getAsLong());
    assertThat(zeroRows(tensor, values)).as(what).isEqualTo(longs(expected.get("zero_rows")));
    double mean = expected.get("mean").getAsDouble();
    double std = expected.get("std").getAsDouble();
    if (std == 0) {
      assertThat(values).as(what).containsOnly((float) mean);
      return;
    }
    double count = values.length - count(values, 0);
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double both = 1 + 1.0 / Folders.ORACLE.get("seeds").getAsInt();
    assertThat(sum / count)
        .as(what)
        .isCloseTo(mean, within(ERRORS * std * Math.sqrt(both / count)));
    assertThat(Math.sqrt(squares / count - Math.pow(sum / count, 2)))
        .as(what)
        .isCloseTo(std, within(ERRORS * std * Math.sqrt(both / (2 * count))));
  }

  private static long count(float[] values, float wanted) {
    long count = 0;
    for (float value : values) {
      count += value == wanted ? 1 : 0;
    }
    return count;
  }

  private static List<Long> zeroRows(Tensor tensor, float[] values) {
    List<Long> rows = new ArrayList<>();
    if (tensor.shape().size() == 2) {
      int width = tensor.shape().get(1).intValue();
      for (int row = 0; row < values.length / width; row++) {
        boolean zero = true;
        for (int i = 0; i < width; i++) {
          zero &= values[row * width + i] == 0;
        }
        if (zero) {
          rows.add((long) row);
        }
      }
    }
    return rows;
  }

  private static List<Long> longs(JsonElement array) {
    return array.getAsJsonArray().asList().stream().map(JsonElement::getAsLong).toList();
  }

  /** As the refusal of any other names them; a model of images has no twin. */
  @Test
  void everySupportedFamilyIsThere() {
    JsonObject config = Folders.config("gpt2");
    config.addProperty("model_type", "mamba");
    assertThatThrownBy(() -> open("m", config))
        .extracting(e -> e.getMessage().replaceAll(".*\\(supported: (.*)\\)", "$1"))
        .extracting(list -> Set.of(list.split(", ", -1)))
        .isEqualTo(
            Stream.concat(
                    Stream.of("gemma3 (its text)"),
                    variants().map(v -> Folders.config(v).get("model_type").getAsString()))
                .collect(Collectors.toSet()));
  }

  @Test
  void modelsOfImagesAreRefused() {
    JsonObject config = new JsonObject();
    config.addProperty("model_type", "gemma3");
    config.add("text_config", Folders.config("gemma3_text"));
    assertThatThrownBy(() -> open("images", config))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("model_type \"gemma3\" is not supported")
        .hasMessageContaining("whose initialisation is known");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpt2  | initializer_range  | -1    | initializer_range -1 is not supported (supported: at"
            + " least 0)",
        "opt   | init_std           | 1e40  | init_std 1e40 is not supported",
        "t5-original | initializer_factor | -0.5 | initializer_factor -0.5 is not supported",
        "llama | pad_token_id       | 300   | pad_token_id 300 is not supported (supported: a token"
            + " below vocab_size 300)",
        "llama | pad_token_id       | -301  | pad_token_id -301 is not supported",
        "llama | pad_token_id       | 2.5   | pad_token_id 2.5 is not supported",
        "phi3-unpadded | rope_theta | 1000  | pad_token_id null is not supported"
      })
  void refusesByName(String variant, String key, String value, String message) {
    JsonObject config = Folders.config(variant);
    config.add(key, JsonParser.parseString(value));
    if (variant.startsWith("phi3")) {
      config.remove("pad_token_id"); // then it is 32,000, which the 300 tokens do not reach
    }
    assertThatThrownBy(() -> open(variant, config))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("config.json: " + message)
        .hasMessageNotContaining("\n");
  }
}
