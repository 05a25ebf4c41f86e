package wernicke.model.transformers.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.UntrainedTwin;
import wernicke.model.transformers.internal.device.ResidencyChoice;

/** Untrained twins as language models. */
class UntrainedRecordingTest {
  private static final Stimuli STIMULI =
      new Stimuli(
          "test",
          List.of("The reader", "turned the page", ", and", "it's", "late").stream()
              .map(text -> new Part(text, "p", -1))
              .toList(),
          List.of());

  @TempDir Path temp;

  @AfterEach
  void forget() {
    System.clearProperty(ResidencyChoice.PROPERTY);
  }

  private static Map<String, float[]> record(Path folder, RecordingSpec spec, String residency) {
    System.setProperty(ResidencyChoice.PROPERTY, residency);
    try (TransformerModel model = Oracle.model(folder)) {
      Recording recording = model.record(STIMULI, spec, Progress.NONE);
      assertThat(recording.notes()).containsEntry("weights", residency);
      Map<String, float[]> layers = new TreeMap<>();
      recording.layers().forEach((name, values) -> layers.put(name, values.toArray()));
      return layers;
    }
  }

  private Path twin(Path original, long seed) {
    Path twin = temp.resolve("twin-" + seed);
    assertThat(UntrainedTwin.write(original, seed, twin, Progress.NONE)).contains("untrained");
    return twin;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt2-base",
        "llama-gqa",
        "mistral-sliding",
        "qwen2",
        "qwen3",
        "phi3-longrope",
        "gemma",
        "gemma2",
        "gemma3_text",
        "gpt_neox",
        "opt-350m-like",
        "phi",
        "t5-original",
        "t5-v1_1"
      })
  void everyFamilyRecordsResidentAndStreamedAlike(String variant) {
    Path twin = twin(Oracle.family(variant, temp), 1);
    Map<String, float[]> resident = record(twin, RecordingSpec.STATES, "resident");
    Map<String, float[]> streamed = record(twin, RecordingSpec.STATES, "streaming");
    assertThat(resident).isNotEmpty().hasSameSizeAs(streamed);
    resident.forEach(
        (layer, values) -> {
          assertThat(streamed.get(layer)).as(layer).isEqualTo(values);
          double squares = 0;
          for (float value : values) {
            assertThat(value).as(layer).isFinite();
            squares += value * value;
          }
          assertThat(squares).as(layer).isPositive();
        });
  }

  /** Small weights know nothing: every token is as likely as any other. */
  @ParameterizedTest
  @ValueSource(strings = {"gpt2-base", "llama", "qwen2", "gpt_neox", "opt", "phi", "phi3"})
  void surprisalIsThatOfAGuess(String variant) {
    Path original = Oracle.family(variant, temp);
    float[] guessed = bits(twin(original, 1));
    float[] other = bits(twin(original, 2));
    double tokens = Math.round(sum(guessed) / log2(300));
    assertThat(tokens).isBetween(5.0, 40.0);
    assertThat(sum(guessed) / tokens).isCloseTo(log2(300), within(0.15));
    assertThat(other).isNotEqualTo(guessed).hasSameSizeAs(guessed);
    assertThat(sum(other)).isCloseTo(sum(guessed), within(0.15 * tokens));
  }

  private static float[] bits(Path folder) {
    return record(folder, RecordingSpec.SURPRISAL, "resident").get(Recording.SURPRISAL);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  private static double log2(double number) {
    return Math.log(number) / Math.log(2);
  }

  @Test
  void otherSeedsAreOtherModels() {
    Path original = Oracle.tiny("f32", temp.resolve("original"));
    try (TransformerModel trained = Oracle.model(original);
        TransformerModel one = Oracle.model(twin(original, 1));
        TransformerModel two = Oracle.model(twin(original, 2))) {
      assertThat(one.description()).endsWith("22848 parameters, untrained, seed 1");
      assertThat(one.info().weights())
          .isNotEqualTo(two.info().weights())
          .isNotEqualTo(trained.info().weights());
      assertThat(one.info().tokenizer()).isEqualTo(trained.info().tokenizer());
      assertThat(one.info().layers()).isEqualTo(trained.info().layers());
    }
  }
}
