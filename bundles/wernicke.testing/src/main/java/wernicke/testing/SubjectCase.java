package wernicke.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Split;

/**
 * Data and values of {@code itests/oracles/metrics2/subjects.py}, for metrics with one value per
 * subject.
 */
public record SubjectCase(
    Matrix features, Assembly assembly, List<Split> splits, JsonObject oracle) {
  private static final double TOLERANCE = 1e-7;

  /** Draws the data. */
  public static SubjectCase of(JsonObject oracle) {
    String kind = oracle.get("kind").getAsString();
    int[] sizes = Oracles.ints(oracle.get("subjects"));
    int n = oracle.get("n").getAsInt();
    Draws draws = new Draws(oracle.get("seed").getAsLong());
    String drawn = kind.equals("missing") || kind.equals("sparse") ? "plain" : kind;
    Matrix x = draws.features(drawn, n, oracle.get("d").getAsInt());
    Matrix y = draws.responses(x, IntStream.of(sizes).sum());
    return new SubjectCase(
        kind.equals("sparse") ? sparse(x) : x,
        Assemblies.of(Assemblies.neuroids(sizes), responses(kind, y), Alignment.DIRECT),
        Assemblies.folds(n, oracle.get("folds").getAsInt()),
        oracle);
  }

  private static Matrix sparse(Matrix x) {
    float[] values = x.toArray();
    for (int i : new int[] {0, 17, 18}) {
      Arrays.fill(values, i * x.columns(), (i + 1) * x.columns(), 0);
    }
    return Matrix.of(x.rows(), x.columns(), values);
  }

  private static float[] responses(String kind, Matrix drawn) {
    float[] y = drawn.toArray();
    int columns = drawn.columns();
    for (int i = 0; i < drawn.rows(); i++) {
      if (kind.equals("duplicate-rows") && i % 3 == 2) {
        System.arraycopy(y, (i - 1) * columns, y, i * columns, columns);
      } else if (kind.equals("missing")) {
        y[i * columns + 5] = Float.NaN;
        int to = i >= 10 && i < 20 ? 9 : 7;
        Arrays.fill(y, i * columns + 7, i * columns + to, Float.NaN);
      }
    }
    if (kind.equals("missing")) {
      y[30 * columns + 3] = Float.NaN;
    }
    return y;
  }

  /** A subject's value stands in the first of its columns, and nowhere else. */
  public void assertAgrees(Comparison result) {
    JsonArray expected = oracle.getAsJsonArray("values");
    assertThat(result.values().rows()).isEqualTo(expected.size());
    double raw = 0;
    for (int k = 0; k < expected.size(); k++) {
      int split = k;
      double[] row =
          IntStream.range(0, result.values().columns())
              .mapToDouble(v -> result.values().get(split, v))
              .toArray();
      assertSubjects(row, expected.get(k).getAsJsonArray());
      raw += median(row) / expected.size();
    }
    assertThat(raw)
        .as("mean of medians over subjects")
        .isCloseTo(oracle.get("raw").getAsDouble(), within(1e-6));
    assertThat(result.presentations()).isEqualTo(oracle.get("presentations").getAsInt());
  }

  private void assertSubjects(double[] row, JsonArray expected) {
    int[] sizes = Oracles.ints(oracle.get("subjects"));
    int first = 0;
    for (int s = 0; s < sizes.length; s++) {
      JsonElement value = expected.get(s);
      if (value.isJsonNull()) {
        assertThat(row[first]).isNaN();
      } else {
        assertThat(row[first]).isCloseTo(value.getAsDouble(), within(TOLERANCE));
      }
      int next = first + sizes[s];
      assertThat(Arrays.stream(row, first + 1, next)).allMatch(r -> r.isNaN());
      first = next;
    }
    assertThat(row).hasSize(first);
  }

  private static double median(double[] row) {
    double[] known = DoubleStream.of(row).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
  }
}
