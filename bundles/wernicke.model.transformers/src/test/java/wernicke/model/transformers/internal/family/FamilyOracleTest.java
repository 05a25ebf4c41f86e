package wernicke.model.transformers.internal.family;

import static org.assertj.core.api.Assertions.assertThat;
import static wernicke.model.transformers.internal.Oracle.assertClose;
import static wernicke.model.transformers.internal.Oracle.floats;
import static wernicke.model.transformers.internal.Oracle.ints;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.model.transformers.internal.Decoders;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.decoder.Tokens;
import wernicke.model.transformers.internal.decoder.layout.Residency;

/**
 * Hidden states of all blocks and logits of tiny random checkpoints against Hugging Face
 * transformers ({@code itests/oracles/transformers/families.py}), relative error at most 1e-4.
 */
class FamilyOracleTest {
  private static final int VOCABULARY = 300;

  @TempDir Path temp;

  @ParameterizedTest
  @MethodSource("wernicke.model.transformers.internal.Oracle#decoders")
  void statesAndLogits(String variant) {
    JsonObject expected = Oracle.json("families/" + variant + "/expected.json");
    int[] ids = ints(expected.get("ids"));
    try (Decoder decoder = Decoders.resident(Oracle.family(variant, temp))) {
      List<float[]> states = Decoders.states(decoder, Tokens.of(ids));
      JsonArray blocks = expected.getAsJsonArray("states");
      assertThat(states).hasSize(blocks.size());
      for (int block = 0; block < states.size(); block++) {
        assertClose(states.get(block), floats(blocks.get(block)), variant + " block " + block);
      }
      float[] logits = Decoders.logits(decoder, Tokens.of(ids));
      float[] rows = rows(logits, ints(expected.get("rows")));
      assertClose(rows, floats(expected.get("logits")), variant + " logits");
    }
  }

  /** Encoder and decoder under teacher forcing, and with an encoder that sees but the end token. */
  @ParameterizedTest
  @CsvSource({
    "t5-original, RESIDENT", "t5-v1_1, RESIDENT", "t5-flan-like, RESIDENT",
    "t5-original, STREAMING", "t5-v1_1, STREAMING", "t5-flan-like, STREAMING"
  })
  void encoderAndDecoder(String variant, Residency residency) {
    JsonObject expected = Oracle.json("families/" + variant + "/expected.json");
    Path folder = Oracle.family(variant, temp);
    try (Decoder decoder = Decoders.open(folder, residency, Long.MAX_VALUE)) {
      encoderAndDecoder(decoder, expected, variant);
      encoderAndDecoder(decoder, expected.getAsJsonObject("decoder_only"), variant + " alone");
    }
  }

  private static void encoderAndDecoder(Decoder decoder, JsonObject expected, String what) {
    int[] decoded = ints(expected.get("decoder_ids"));
    int[] rows = ints(expected.get("rows"));
    Tokens tokens = Tokens.of(ints(expected.get("encoder_ids"))).with(Tokens.of(decoded));
    List<float[]> states = Decoders.states(decoder, tokens);
    List<JsonElement> blocks = new ArrayList<>(expected.getAsJsonArray("encoder_states").asList());
    blocks.addAll(expected.getAsJsonArray("decoder_states").asList());
    assertThat(states).hasSize(blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      assertClose(states.get(i), floats(blocks.get(i)), what + " block " + i);
    }
    float[] logits = Decoders.logits(decoder, tokens);
    assertClose(rows(logits, rows), floats(expected.get("logits")), what + " logits");
  }

  private static float[] rows(float[] logits, int... picked) {
    float[] rows = new float[picked.length * VOCABULARY];
    for (int i = 0; i < picked.length; i++) {
      System.arraycopy(logits, picked[i] * VOCABULARY, rows, i * VOCABULARY, VOCABULARY);
    }
    return rows;
  }

  /** Filling up on the right changes nothing, and transformers with a mask says the same. */
  @ParameterizedTest
  @ValueSource(strings = {"gpt2-base", "llama-gqa", "gemma2"})
  void paddingCostsNothing(String variant) {
    JsonObject padded =
        Oracle.json("families/" + variant + "/expected.json").getAsJsonObject("padded");
    try (Decoder decoder = Decoders.resident(Oracle.family(variant, temp))) {
      int[] first = ints(padded.getAsJsonArray("ids").get(0));
      int[] second = ints(padded.getAsJsonArray("ids").get(1));
      int length = first.length;
      int[] both = Arrays.copyOf(first, 2 * length);
      System.arraycopy(second, 0, both, length, length);
      List<float[]> states = Decoders.states(decoder, new Tokens(both, length));
      int width = states.get(0).length / both.length;
      for (int block = 0; block < states.size(); block++) {
        for (int i = 0; i < 2; i++) {
          JsonArray sequence = padded.getAsJsonArray("states").get(i).getAsJsonArray();
          float[] expected = floats(sequence.get(block));
          int from = i * length * width;
          assertClose(
              Arrays.copyOfRange(states.get(block), from, from + expected.length),
              expected,
              variant + " block " + block + " sequence " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Residency.class)
  void streamedWeightsGiveTheSame(Residency residency) {
    for (String variant : List.of("llama-gqa", "gemma3_text", "gpt_neox", "opt-350m-like")) {
      JsonObject expected = Oracle.json("families/" + variant + "/expected.json");
      int[] ids = ints(expected.get("ids"));
      Path folder = Oracle.family(variant, temp.resolve(residency.name()));
      try (Decoder decoder = Decoders.open(folder, residency, Long.MAX_VALUE)) {
        Tokens tokens = Tokens.of(ids);
        float[][] last = new float[2][];
        decoder.run(List.of(tokens, tokens), (batch, block, x) -> last[batch] = x.toFloatArray());
        JsonArray blocks = expected.getAsJsonArray("states");
        float[] reference = floats(blocks.get(blocks.size() - 1));
        assertClose(last[0], reference, variant);
        assertThat(last[1]).isEqualTo(last[0]);
      }
    }
  }
}
