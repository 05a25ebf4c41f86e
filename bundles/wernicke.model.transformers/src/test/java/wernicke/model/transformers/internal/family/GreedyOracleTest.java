package wernicke.model.transformers.internal.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wernicke.model.transformers.internal.Oracle.ints;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
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
 * Greedy continuation against {@code generate} of Hugging Face transformers ({@code families.py},
 * {@code continuations.py}).
 */
class GreedyOracleTest {
  private static final int NEW = 8;
  private static final int PROMPT = 6;
  private static final int STEADY = 64;

  @TempDir Path temp;

  @ParameterizedTest
  @MethodSource("wernicke.model.transformers.internal.Oracle#decoders")
  void sameTokensAsGenerate(String variant) {
    JsonObject expected = Oracle.json("families/" + variant + "/expected.json");
    int[] prompt = Arrays.copyOf(ints(expected.get("ids")), PROMPT);
    try (Decoder decoder = Decoders.resident(Oracle.family(variant, temp))) {
      assertThat(continued(decoder, Tokens.of(prompt), Set.of(), STEADY))
          .isEqualTo(ints(expected.get("greedy")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "t5-original, RESIDENT",
    "t5-v1_1, RESIDENT",
    "t5-flan-like, RESIDENT",
    "t5-v1_1, STREAMING"
  })
  void encoderAndDecoder(String variant, Residency residency) {
    JsonObject expected = Oracle.json("families/" + variant + "/continuation.json");
    Tokens prompt = Tokens.of(ints(expected.get("prompt"))).with(Tokens.of(0));
    try (Decoder decoder = Decoders.open(Oracle.family(variant, temp), residency, 1)) {
      assertThat(continued(decoder, prompt, Set.of(), STEADY))
          .isEqualTo(ints(expected.get("greedy")));
    }
  }

  /** Where frequencies change with the length, what was kept no longer holds. */
  @ParameterizedTest
  @ValueSource(strings = {"llama-rope-dynamic", "phi3-longrope"})
  void beyondTheSteadyLength(String variant) {
    JsonObject expected = Oracle.json("families/" + variant + "/continuation.json");
    Tokens prompt = Tokens.of(ints(expected.get("prompt")));
    try (Decoder decoder = Decoders.resident(Oracle.family(variant, temp))) {
      int[] greedy = ints(expected.get("greedy"));
      assertThat(continued(decoder, prompt, Set.of(), 16)).isEqualTo(greedy);
      assertThat(continued(decoder, prompt, Set.of(), STEADY)).isNotEqualTo(greedy);
    }
  }

  @ParameterizedTest
  @EnumSource(Residency.class)
  void severalTextsAtOnce(Residency residency) {
    JsonObject expected = Oracle.json("families/gemma2/expected.json");
    int[] ids = ints(expected.get("ids"));
    int[] greedy = ints(expected.get("greedy"));
    int[] twice = Arrays.copyOf(ids, 2 * PROMPT);
    System.arraycopy(ids, 0, twice, PROMPT, PROMPT);
    Path folder = Oracle.family("gemma2", temp);
    try (Decoder decoder = Decoders.open(folder, residency, Long.MAX_VALUE)) {
      Tokens two = new Tokens(twice, PROMPT);
      Tokens shorter = Tokens.of(Arrays.copyOf(ids, PROMPT - 1));
      List<int[]> all = decoder.greedy(List.of(two, shorter), NEW, Set.of(), STEADY, () -> {});
      assertThat(all).hasSize(3);
      assertThat(all.get(0)).isEqualTo(greedy);
      assertThat(all.get(1)).isEqualTo(greedy);
      assertThat(all.get(2)).isEqualTo(continued(decoder, shorter, Set.of(), STEADY));
    }
  }

  @Test
  void endsBeforeTheTokenThatEndsIt() {
    JsonObject expected = Oracle.json("families/llama/expected.json");
    int[] prompt = Arrays.copyOf(ints(expected.get("ids")), PROMPT);
    int[] greedy = ints(expected.get("greedy"));
    try (Decoder decoder = Decoders.resident(Oracle.family("llama", temp))) {
      assertThat(continued(decoder, Tokens.of(prompt), Set.of(greedy[3]), STEADY))
          .isEqualTo(Arrays.copyOf(greedy, 3));
      assertThat(continued(decoder, Tokens.of(prompt), Set.of(greedy[0]), STEADY)).isEmpty();
    }
  }

  @Test
  void canBeStopped() {
    try (Decoder decoder = Decoders.resident(Oracle.family("llama", temp))) {
      assertThatThrownBy(
              () ->
                  decoder.greedy(
                      List.of(Tokens.of(1, 2)),
                      NEW,
                      Set.of(),
                      STEADY,
                      () -> {
                        throw new CancellationException("enough");
                      }))
          .isInstanceOf(CancellationException.class);
    }
  }

  private static int[] continued(Decoder decoder, Tokens prompt, Set<Integer> stops, int steady) {
    return decoder.greedy(List.of(prompt), NEW, stops, steady, () -> {}).get(0);
  }
}
