package wernicke.metric.correlation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.api.Stimuli;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;

/** Against {@code itests/oracles/reading}: statsmodels. */
class DeltaLogLikelihoodTest {
  private static final int NEUROIDS = 3;
  private static final JsonObject FILE =
      Oracles.read(
          DeltaLogLikelihoodTest.class,
          "/wernicke/metric/correlation/likelihood.json",
          JsonObject.class);

  @TempDir private Path folder;

  static Stream<JsonObject> cases() {
    return Oracles.stream(FILE.get("cases")).map(JsonElement::getAsJsonObject);
  }

  /** Words in order, surprisals and reading times, as {@code make.py} draws them. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Data(Assembly assembly, float[] surprisals) {
    static Data of(long seed, double missing) {
      int[] stories = new Gson().fromJson(FILE.get("stories"), int[].class);
      String[] list = new Gson().fromJson(FILE.get("list"), String[].class);
      int n = Arrays.stream(stories).sum();
      Draws draws = new Draws(seed);
      double[] chosen = draws.symmetric(n);
      double[] surprise = draws.symmetric(n);
      double[] noise = draws.symmetric(n * NEUROIDS);
      double[] gone = draws.symmetric(n * NEUROIDS);
      List<Part> parts = new ArrayList<>();
      List<Presentation> words = new ArrayList<>();
      float[] surprisals = new float[n];
      for (int s = 0; s < stories.length; s++) {
        for (int k = 0; k < stories[s]; k++) {
          int i = parts.size();
          String word = list[(int) ((chosen[i] + 1) / 2 * list.length)];
          parts.add(new Part(word, "story" + s, i));
          words.add(new Presentation("w" + i, "story" + s, Map.of()));
          surprisals[i] = k == 0 ? Float.NaN : (float) (8 + 7 * surprise[i]);
        }
      }
      float[] times = new float[n * NEUROIDS];
      for (int j = 0; j < times.length; j++) {
        int i = j / NEUROIDS;
        double before = i == 0 ? 0 : known(surprisals[i - 1]);
        double time = 300 + 4 * known(surprisals[i]) * (j % NEUROIDS) + 2 * before + 40 * noise[j];
        times[j] = missing > 0 && gone[j] < missing - 1 ? Float.NaN : (float) time;
      }
      return new Data(assembly(new Stimuli("test", parts, words), times), surprisals);
    }

    private static double known(float surprisal) {
      return Float.isNaN(surprisal) ? 0 : surprisal;
    }

    private static Assembly assembly(Stimuli stimuli, float[] times) {
      int[] positions = Words.of(stimuli).inSentence();
      return new Assembly(
          "test",
          stimuli,
          IntStream.range(0, NEUROIDS)
              .mapToObj(v -> new Neuroid("n" + v, "s" + v, Map.of()))
              .toList(),
          Matrix.of(positions.length, NEUROIDS, times),
          IntStream.range(0, positions.length).filter(i -> positions[i] > 1).boxed().toList(),
          Alignment.DIRECT,
          Map.of());
    }

    List<Split> splits(boolean trained) {
      int[] scored = assembly.scoredRows();
      return trained
          ? IntStream.range(0, 3).mapToObj(k -> third(scored, k)).toList()
          : List.of(new Split(new int[0], scored));
    }

    private static Split third(int[] scored, int k) {
      return new Split(
          Arrays.stream(scored).filter(i -> i % 3 != k).toArray(),
          Arrays.stream(scored).filter(i -> i % 3 == k).toArray());
    }
  }

  private Metric metric(Map<String, String> settings) {
    return new DeltaLogLikelihood().with(settings);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asStatsmodels(JsonObject oracle) throws IOException {
    Path corpus = folder.resolve("corpus.txt");
    Files.writeString(corpus, FILE.get("corpus").getAsString());
    Data data = Data.of(oracle.get("seed").getAsLong(), oracle.get("missing").getAsDouble());
    Comparison result =
        metric(
                Map.of(
                    "corpus", corpus.toString(),
                    "folds", oracle.get("folds").getAsString(),
                    "spillover", oracle.get("spillover").getAsString()))
            .compare(
                Matrix.column(data.surprisals),
                data.assembly,
                data.splits(oracle.get("trained").getAsBoolean()),
                Progress.NONE);
    JsonArray values = oracle.getAsJsonArray("values");
    assertThat(result.values().rows()).isEqualTo(values.size());
    for (int s = 0; s < values.size(); s++) {
      double[] expected = Oracles.doubles(values.get(s));
      for (int v = 0; v < NEUROIDS; v++) {
        assertThat((double) result.values().get(s, v)).isCloseTo(expected[v], within(1e-6));
      }
    }
    double[] words = Oracles.doubles(oracle.get("words"));
    double[] slopes = Oracles.doubles(oracle.get("slopes"));
    for (int v = 0; v < NEUROIDS; v++) {
      assertThat(result.perNeuroid().get("slope").get(v)).isCloseTo(slopes[v], within(1e-9));
      assertThat(result.perNeuroid().get("words").get(v)).isEqualTo(words[v]);
    }
    assertThat(result.presentations()).isEqualTo((int) words[0]);
    assertThat(result.details().getOrDefault("unpredicted", 0.0))
        .isEqualTo(oracle.get("unpredicted").getAsDouble());
  }

  /** Surprisals of other words gain next to nothing. */
  @Test
  void noiseGainsNothing() {
    Data data = Data.of(7, 0);
    float[] other = Data.of(8, 0).surprisals;
    Comparison result =
        metric(Map.of())
            .compare(Matrix.column(other), data.assembly, data.splits(false), Progress.NONE);
    assertThat(result.values().get(0, 2)).isLessThan(0.01f);
    Comparison own =
        metric(Map.of())
            .compare(
                Matrix.column(data.surprisals), data.assembly, data.splits(false), Progress.NONE);
    assertThat(own.values().get(0, 2)).isGreaterThan(0.1f);
  }

  /** Neither the unit nor the origin of reading times matters. */
  @Test
  void unitsDoNotMatter() {
    Data data = Data.of(9, 0.1);
    float[] seconds = data.assembly.values().toArray();
    IntStream.range(0, seconds.length).forEach(j -> seconds[j] = seconds[j] / 1024 - 4);
    Data other = new Data(Data.assembly(data.assembly.stimuli(), seconds), data.surprisals);
    float[] expected = compare(data).values().toArray();
    assertThat(compare(other).values().toArray()).containsExactly(expected, within(1e-4f));
  }

  private Comparison compare(Data data) {
    return metric(Map.of())
        .compare(Matrix.column(data.surprisals), data.assembly, data.splits(false), Progress.NONE);
  }

  @Test
  void aConstantResponseHasNoGain() {
    Data data = Data.of(9, 0);
    float[] times = data.assembly.values().toArray();
    IntStream.range(0, times.length / NEUROIDS).forEach(i -> times[i * NEUROIDS] = 250);
    Comparison result =
        compare(new Data(Data.assembly(data.assembly.stimuli(), times), data.surprisals));
    assertThat(result.values().get(0, 0)).isNaN();
    assertThat(result.values().get(0, 1)).isFinite();
  }

  @Test
  void tooFewWordsAreRefused() {
    Data data = Data.of(9, 0);
    List<Split> splits = List.of(new Split(new int[0], new int[] {3, 4, 5, 6}));
    assertThatThrownBy(
            () ->
                metric(Map.of())
                    .compare(Matrix.column(data.surprisals), data.assembly, splits, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("test: too few scored words");
  }

  @Test
  void hiddenStatesAreRefusedByName() {
    Data data = Data.of(9, 0);
    Matrix states = Matrix.of(200, 2, new float[400]);
    assertThatThrownBy(
            () ->
                metric(Map.of()).compare(states, data.assembly, data.splits(false), Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("delta-loglik compares one surprisal per presentation");
  }

  @ParameterizedTest
  @CsvSource({
    "lags, 1, 'delta-loglik has no setting ''lags'', only corpus, folds, spillover'",
    "folds, 1, 'folds=1: a whole number is needed, at least 2'",
    "spillover, -1, 'spillover=-1: a whole number is needed, at least 0'",
  })
  void badSettingsAreRefusedInOneLine(String name, String value, String message) {
    assertThatThrownBy(() -> metric(Map.of(name, value)))
        .isInstanceOf(PluginException.class)
        .hasMessage(message);
  }
}
