package wernicke.model.transformers.internal.family.initialisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Fingerprint;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.untrained.Folders;

class NormalNumbersTest {
  private static float[] draw(long seed, String name, long first, int count) {
    float[] numbers = new float[count];
    new NormalNumbers(seed, name).fill(first, 1, FloatBuffer.wrap(numbers));
    return numbers;
  }

  /** The known answers of Random123, the authors' own implementation (tests/kat_vectors). */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0000000000000000, 0000000000000000, 6627e8d5e169c58dbc57ac4c9b00dbd8",
    "ffffffffffffffff, ffffffffffffffff, ffffffffffffffff, 408f276d41c83b0ea20bc7c66d5451fd",
    "85a308d3243f6a88, 0370734413198a2e, 299f31d0a4093822, d16cfe0994fdcceb5001e42024126ea1"
  })
  void philoxGivesTheKnownAnswers(String low, String high, String key, String expected) {
    int[] words = new int[4];
    NormalNumbers.philox(
        Long.parseUnsignedLong(low, 16),
        Long.parseUnsignedLong(high, 16),
        Long.parseUnsignedLong(key, 16),
        words);
    assertThat("%08x%08x%08x%08x".formatted(words[0], words[1], words[2], words[3]))
        .isEqualTo(expected);
  }

  /** Another implementation, in Python, with Python's normal quantile. */
  @Test
  void numbersAreThoseOfTheOracle() {
    for (JsonElement element : Folders.ORACLE.getAsJsonArray("numbers")) {
      JsonObject sample = element.getAsJsonObject();
      float[] expected = Oracle.floats(sample.get("values"));
      float[] actual =
          draw(
              sample.get("seed").getAsLong(),
              sample.get("name").getAsString(),
              sample.get("first").getAsLong(),
              expected.length);
      assertThat(expected).hasSizeGreaterThanOrEqualTo(30);
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).isCloseTo(expected[i], within(2 * Math.ulp(expected[i])));
      }
    }
  }

  /** Twins written once must stay what they are: these bits are part of the fingerprint's name. */
  @Test
  void bitsAreTheSameEverywhere() {
    float[] numbers = draw(1, "wte.weight", 0, 1_000_000);
    ByteBuffer bits = ByteBuffer.allocate(4 * numbers.length);
    bits.asFloatBuffer().put(numbers);
    assertThat(Fingerprint.of("bits").add(bits).hex())
        .isEqualTo("5081321e767d510c2c41f086f71ad9b45c7fe47d07d2ecc7f8105a8e908712c9");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 1021})
  void anyPartIsTheSame(int length) {
    float[] whole = draw(5, "x", 0, 5000);
    for (int first = 5000 - length; first >= 0; first -= length + 7) {
      assertThat(draw(5, "x", first, length))
          .isEqualTo(Arrays.copyOfRange(whole, first, first + length));
    }
  }

  /** Kolmogorov-Smirnov, and the first four moments. */
  @Test
  void numbersAreNormal() {
    float[] numbers = draw(11, "a", 123_456_789_012L, 200_000);
    Arrays.sort(numbers);
    double distance = 0;
    double[] moments = new double[5];
    for (int i = 0; i < numbers.length; i++) {
      double below = distribution(numbers[i]);
      double n = numbers.length;
      distance = Math.max(distance, Math.max(below - i / n, (i + 1) / n - below));
      for (int k = 1; k < moments.length; k++) {
        moments[k] += Math.pow(numbers[i], k) / n;
      }
    }
    double error = 1 / Math.sqrt(numbers.length);
    assertThat(distance).as("1 % level").isLessThan(1.63 * error);
    assertThat(moments[1]).isCloseTo(0, within(4 * error));
    assertThat(moments[2]).isCloseTo(1, within(4 * Math.sqrt(2) * error));
    assertThat(moments[3]).isCloseTo(0, within(4 * Math.sqrt(15) * error));
    assertThat(moments[4]).isCloseTo(3, within(4 * Math.sqrt(96) * error));
  }

  /** Normal distribution function by Simpson's rule on the density, error below 1e-9. */
  private static double distribution(double x) {
    int steps = 200;
    double h = x / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * Math.exp(-(i * h) * (i * h) / 2);
    }
    return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
  }

  @Test
  void extremesAreFiniteAndSymmetric() {
    assertThat(NormalQuantile.of(0)).isCloseTo(-6.337957754553, within(1e-11));
    assertThat(NormalQuantile.of(-1)).isEqualTo(-NormalQuantile.of(0));
    assertThat(NormalQuantile.of(Integer.MIN_VALUE))
        .isPositive()
        .isEqualTo(-NormalQuantile.of(Integer.MAX_VALUE));
  }
}
