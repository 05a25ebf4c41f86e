package wernicke.model.transformers.internal.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wernicke.model.transformers.internal.Oracle.ints;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.decoder.layout.Layout;
import wernicke.model.transformers.internal.decoder.layout.Residency;
import wernicke.model.transformers.internal.decoder.vocabulary.LogSoftmax;
import wernicke.model.transformers.internal.decoder.weight.TokenMatrix;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;
import wernicke.model.transformers.internal.engine.Torch;

/** A vocabulary that stays in its file, and is read in many slices, gives the same numbers. */
class StreamedVocabularyTest {
  @TempDir Path temp;

  /** States of the last block, logits, log probabilities. */
  private static List<float[]> run(Path folder, Residency residency, Tokens tokens, int... next) {
    Checkpoint checkpoint = Checkpoint.open(folder);
    int last = checkpoint.architecture().blocks() - 1;
    int width = checkpoint.architecture().width();
    List<List<float[]>> outputs = new ArrayList<>();
    try (Decoder decoder =
        new Decoder(
            Layout.of(Torch.newManager(), residency, Long.MAX_VALUE),
            checkpoint.architecture(),
            checkpoint.tensors(),
            width,
            37 * width)) {
      decoder.run(
          List.of(tokens, tokens),
          (batch, block, x) -> {
            if (block == last) {
              outputs.add(output(decoder, x.reshape(-1, width), next));
            }
          });
    }
    assertThat(outputs.get(1).get(0)).isEqualTo(outputs.get(0).get(0));
    return outputs.get(1);
  }

  /** The set has every third token. */
  private static List<float[]> output(Decoder decoder, NDArray states, int... next) {
    float[] set = new float[300];
    for (int i = 0; i < set.length; i += 3) {
      set[i] = 1;
    }
    return List.of(
        states.toFloatArray(),
        decoder.logits(states).toFloatArray(),
        decoder.withHead(head -> head.logProbabilities(states, next, set)));
  }

  private static void assertSame(Path folder, Tokens tokens, int... next) {
    List<float[]> resident = run(folder, Residency.RESIDENT, tokens, next);
    List<float[]> streamed = run(folder, Residency.STREAMING, tokens, next);
    assertThat(streamed.get(0)).as("states").isEqualTo(resident.get(0));
    assertThat(streamed.get(1)).as("logits").containsExactly(resident.get(1), within(1e-5f));
    assertThat(streamed.get(2))
        .as("log probabilities")
        .containsExactly(resident.get(2), within(1e-5f));
  }

  /** Tied and untied, capped, with a projection, with a bias. */
  @ParameterizedTest
  @ValueSource(strings = {"gpt2-base", "gemma2", "opt-350m-like", "phi", "llama-gqa"})
  void decoders(String variant) {
    JsonObject expected = Oracle.json("families/" + variant + "/expected.json");
    int[] ids = ints(expected.get("ids"));
    int[] next = Arrays.copyOf(ids, ids.length);
    next[0] = 0;
    next[1] = 299;
    assertSame(Oracle.family(variant, temp), Tokens.of(ids), next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t5-original", "t5-v1_1"})
  void encoderAndDecoder(String variant) {
    JsonObject expected = Oracle.json("families/" + variant + "/expected.json");
    int[] decoded = ints(expected.get("decoder_ids"));
    Tokens tokens = Tokens.of(ints(expected.get("encoder_ids"))).with(Tokens.of(decoded));
    assertSame(Oracle.family(variant, temp), tokens, decoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"f16", "bf16", "sharded"})
  void storedTypesAndShards(String variant) {
    int[] ids = ints(Oracle.json("tiny/" + variant + "/expected.json").get("ids"));
    assertSame(Oracle.tiny(variant, temp.resolve(variant)), Tokens.of(ids), ids);
  }

  @Test
  void onlySlicesAreInMemory() {
    Checkpoint checkpoint = Checkpoint.open(Oracle.family("gemma2", temp));
    int width = checkpoint.architecture().width();
    try (NDManager manager = Torch.newManager()) {
      TokenMatrix matrix =
          new WeightLoader(manager, null, checkpoint.tensors())
              .leavingTokens(37 * width)
              .tokens("embed_tokens.weight");
      List<Long> sizes = new ArrayList<>();
      List<NDArray> slices = new ArrayList<>();
      matrix.slices(
          manager,
          (rows, first) -> {
            assertThat(first).isEqualTo(37L * sizes.size());
            sizes.add(rows.outputs());
            slices.add(rows.weight());
          });
      assertThat(sizes).containsExactly(37L, 37L, 37L, 37L, 37L, 37L, 37L, 37L, 4L);
      assertThat(slices).allMatch(rows -> ((PtNDArray) rows).isReleased());
    }
  }

  /** Logits so far apart that the slices' sums of exponentials have nothing in common. */
  @Test
  void slicesMayBeFarApart() {
    float[] logits = {-400, -401, 3, 300, 299, -2, 90, -90, 0};
    try (NDManager manager = Torch.newManager()) {
      LogSoftmax sums = new LogSoftmax(new int[] {4, 8}, new float[] {0, 0, 0, 0, 1, 0, 0, 1, 0});
      NDArray both = manager.create(logits).stack(manager.create(logits).neg());
      sums.add(0, both.get(":, 0:3"), 0);
      sums.add(0, both.get(":, 3:6"), 3);
      sums.add(1, both.get("1:, 6:"), 6);
      sums.add(0, both.get("0:1, 6:"), 6);
      float[] expected =
          both.logSoftmax(1)
              .gather(manager.create(new long[] {4, 8}, new Shape(2, 1)), 1)
              .toFloatArray();
      float[] found = sums.logarithms();
      assertThat(Arrays.copyOf(found, 2)).containsExactly(expected, within(1e-4f));
      double rest = Math.log1p(Math.exp(-1)); // 300 beside 299, 401 beside 400
      assertThat((double) found[2]).isCloseTo(299 - 300 - rest, within(1e-4));
      assertThat((double) found[3]).isCloseTo(90 - 401 - rest, within(1e-4));
    }
  }
}
