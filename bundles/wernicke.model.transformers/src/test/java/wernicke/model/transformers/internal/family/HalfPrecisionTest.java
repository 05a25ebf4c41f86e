package wernicke.model.transformers.internal.family;

import static org.assertj.core.api.Assertions.assertThat;
import static wernicke.model.transformers.internal.Oracle.floats;
import static wernicke.model.transformers.internal.Oracle.ints;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.model.transformers.internal.Decoders;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.decoder.Tokens;
import wernicke.model.transformers.internal.decoder.layout.Layout;
import wernicke.model.transformers.internal.decoder.layout.Placement;
import wernicke.model.transformers.internal.decoder.layout.Residency;
import wernicke.model.transformers.internal.engine.Precision;

/**
 * Matrices in half precision, which the processor does in tests alone: near the float32 numbers of
 * transformers but not at them (rounding weights and inputs of every linear map of t5-v1_1 in
 * transformers changes its states by 0.0546394, here by 0.0546394), and the same whether they are
 * streamed or not.
 */
class HalfPrecisionTest {
  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "gpt2-base, FLOAT16, 2e-3",
    "gpt2-base, BFLOAT16, 2e-2",
    "gemma2, FLOAT16, 5e-3",
    "gemma2, BFLOAT16, 4e-2",
    "opt-350m-like, FLOAT16, 2e-3",
    "opt-350m-like, BFLOAT16, 2e-2",
    "gpt_neox, BFLOAT16, 2e-2",
    "llama-gqa, FLOAT16, 2e-3",
    "llama-gqa, BFLOAT16, 2e-2"
  })
  void decoders(String variant, Precision precision, double tolerance) {
    JsonObject expected = Oracle.json("families/" + variant + "/expected.json");
    JsonArray states = expected.getAsJsonArray("states");
    Tokens tokens = Tokens.of(ints(expected.get("ids")));
    check(
        Oracle.family(variant, temp),
        precision,
        tokens,
        floats(states.get(states.size() - 1)),
        tolerance);
  }

  /** Then they are taken as they are. */
  @ParameterizedTest
  @CsvSource({"f16, FLOAT16, 5e-3", "bf16, BFLOAT16, 2e-2", "f16, BFLOAT16, 2e-2"})
  void storedInHalves(String variant, Precision precision, double tolerance) {
    JsonObject expected = Oracle.json("tiny/" + variant + "/expected.json");
    JsonArray states = expected.getAsJsonArray("states");
    Tokens tokens = Tokens.of(ints(expected.get("ids")));
    check(
        Oracle.tiny(variant, temp.resolve(variant)),
        precision,
        tokens,
        floats(states.get(states.size() - 1)),
        tolerance);
  }

  @ParameterizedTest
  @CsvSource({"t5-v1_1, FLOAT16, 5e-3", "t5-v1_1, BFLOAT16, 8e-2", "t5-original, BFLOAT16, 4e-2"})
  void encoderAndDecoder(String variant, Precision precision, double tolerance) {
    JsonObject expected = Oracle.json("families/" + variant + "/expected.json");
    JsonArray states = expected.getAsJsonArray("decoder_states");
    Tokens tokens =
        Tokens.of(ints(expected.get("encoder_ids")))
            .with(Tokens.of(ints(expected.get("decoder_ids"))));
    check(
        Oracle.family(variant, temp),
        precision,
        tokens,
        floats(states.get(states.size() - 1)),
        tolerance);
  }

  private static void check(
      Path folder, Precision precision, Tokens tokens, float[] expected, double tolerance) {
    Checkpoint checkpoint = Checkpoint.open(folder);
    float[] states = last(checkpoint, Residency.RESIDENT, precision, tokens);
    assertThat(distance(states, expected)).isBetween(tolerance / 1000, tolerance);
    assertThat(last(checkpoint, Residency.STREAMING, precision, tokens)).isEqualTo(states);
    float[] logits = logits(checkpoint, Residency.RESIDENT, precision, tokens);
    assertThat(logits(checkpoint, Residency.STREAMING, precision, tokens)).isEqualTo(logits);
    float[] exact = logits(checkpoint, Residency.RESIDENT, Precision.FLOAT32, tokens);
    assertThat(distance(logits, exact)).isBetween(tolerance / 1000, tolerance);
  }

  private static Decoder decoder(Checkpoint checkpoint, Residency residency, Precision precision) {
    return Decoders.open(
        checkpoint,
        new Layout(
            List.of(Decoders.manager()), Placement.ONE, residency, Long.MAX_VALUE, precision));
  }

  private static float[] last(
      Checkpoint checkpoint, Residency residency, Precision precision, Tokens tokens) {
    try (Decoder decoder = decoder(checkpoint, residency, precision)) {
      List<float[]> states = Decoders.states(decoder, tokens);
      return states.get(states.size() - 1);
    }
  }

  private static float[] logits(
      Checkpoint checkpoint, Residency residency, Precision precision, Tokens tokens) {
    try (Decoder decoder = decoder(checkpoint, residency, precision)) {
      return Decoders.logits(decoder, tokens);
    }
  }

  /** Norm of the difference over norm of the reference. */
  private static double distance(float[] actual, float[] expected) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < actual.length; i++) {
      difference += Math.pow(actual[i] - expected[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / norm);
  }
}
