package wernicke.linalg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.linalg.statistics.BlockPermutation.Prediction;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;

/** Against {@code itests/oracles/inference}. */
class BlockPermutationTest {
  static Stream<JsonElement> cases() {
    return Oracles.stream(
        Oracles.read(BlockPermutationTest.class, "inference.json", JsonObject.class)
            .getAsJsonArray("permutation"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asWrittenColumnByColumnInNumpy(JsonElement element) {
    JsonObject oracle = element.getAsJsonObject();
    BlockPermutation test =
        new BlockPermutation(
            oracle.get("block").getAsInt(),
            oracle.get("permutations").getAsInt(),
            oracle.get("seed").getAsInt());
    double[] p = test.pValues(splits(oracle), Progress.NONE);
    double[] expected =
        Oracles.stream(oracle.getAsJsonArray("p"))
            .mapToDouble(e -> e.isJsonNull() ? Double.NaN : e.getAsDouble())
            .toArray();
    assertThat(p).containsExactly(expected, within(1e-12));
  }

  private static List<Prediction> splits(JsonObject oracle) {
    Draws draws = new Draws(oracle.get("seed").getAsLong());
    int neuroids = oracle.get("neuroids").getAsInt();
    boolean missing = oracle.get("missing").getAsBoolean();
    List<Prediction> splits = new ArrayList<>();
    for (int rows : Oracles.ints(oracle.get("sizes"))) {
      double[][] measured = draws.symmetric(rows, neuroids);
      double[][] predicted = draws.symmetric(rows, neuroids);
      for (int i = 0; i < rows; i++) {
        for (int v = 0; v < neuroids; v++) {
          predicted[i][v] += neuroids == 1 ? 0 : measured[i][v] * (0.6 / (neuroids - 1) * v);
        }
      }
      if (missing) {
        measured[0][2] = Double.NaN;
        measured[3][1] = splits.isEmpty() ? Double.NaN : measured[3][1];
      }
      splits.add(new Prediction(Draws.matrix(predicted), Draws.matrix(measured)));
    }
    return splits;
  }

  @Test
  void blocksStayTogether() {
    BlockPermutation test = new BlockPermutation(4, 1, 0);
    int[] order = test.order(10, new NumpyRandom(3));
    assertThat(Arrays.stream(order).sorted()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    long breaks =
        IntStream.range(1, order.length).filter(i -> order[i] != order[i - 1] + 1).count();
    assertThat(breaks).isLessThanOrEqualTo(2);
  }

  @Test
  void perfectPredictionsReachTheLeastValueAndOppositeOnesTheGreatest() {
    double[][] y = new Draws(9).symmetric(200, 1);
    float[] same = new float[400];
    float[] measured = new float[400];
    for (int i = 0; i < 200; i++) {
      same[2 * i] = (float) y[i][0];
      same[2 * i + 1] = (float) -y[i][0];
      measured[2 * i] = measured[2 * i + 1] = (float) y[i][0];
    }
    Prediction split = new Prediction(Matrix.of(200, 2, same), Matrix.of(200, 2, measured));
    double[] p = new BlockPermutation(10, 99, 1).pValues(List.of(split), Progress.NONE);
    assertThat(p).containsExactly(new double[] {0.01, 1}, within(1e-12));
  }

  @Test
  void whatCannotBePermutedIsRefused() {
    Matrix matrix = Matrix.of(10, 1, new float[10]);
    List<Prediction> splits = List.of(new Prediction(matrix, matrix));
    assertThatThrownBy(() -> new BlockPermutation(10, 99, 0).pValues(splits, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("use shorter blocks");
    assertThatThrownBy(() -> new BlockPermutation(0, 99, 0)).isInstanceOf(PluginException.class);
    assertThatThrownBy(() -> new Prediction(matrix, Matrix.of(5, 2, new float[10])))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("5 x 2");
  }
}
