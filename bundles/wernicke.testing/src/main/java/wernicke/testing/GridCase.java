package wernicke.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.Neuroid;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.api.Stimuli;

/**
 * A shape of {@code itests/oracles/grid/shapes.py}, bit for bit.
 *
 * @param oracle the shape and the reference values on it
 * @param features presentations x features
 * @param assembly responses to them of one subject, with the metadata {@code story} and {@code run}
 */
public record GridCase(JsonObject oracle, Matrix features, Assembly assembly) {
  private static final double TOLERANCE = 1e-7;

  /** Draws the data. */
  public static GridCase of(JsonObject oracle) {
    String kind = oracle.get("kind").getAsString();
    boolean missing = kind.equals("missing");
    Draws draws = new Draws(oracle.get("seed").getAsLong());
    Matrix x =
        draws.features(
            missing ? "plain" : kind, oracle.get("n").getAsInt(), oracle.get("d").getAsInt());
    Matrix y = draws.responses(x, oracle.get("v").getAsInt());
    return new GridCase(oracle, x, assembly(missing ? withGaps(y) : y));
  }

  private static Matrix withGaps(Matrix responses) {
    int columns = responses.columns();
    float[] y = responses.toArray();
    y[30 * columns + 1] = Float.NaN;
    IntStream.range(0, responses.rows()).forEach(i -> y[i * columns + 3] = Float.NaN);
    Arrays.fill(y, 41 * columns, 42 * columns, Float.NaN);
    return Matrix.of(responses.rows(), columns, y);
  }

  private static Assembly assembly(Matrix responses) {
    int n = responses.rows();
    List<Presentation> presentations =
        IntStream.range(0, n)
            .mapToObj(i -> new Presentation("p" + i, "passage", metadata(i, n)))
            .toList();
    return new Assembly(
        "grid",
        new Stimuli("grid", List.of(), presentations),
        IntStream.range(0, responses.columns())
            .mapToObj(v -> new Neuroid("n" + v, "s", Map.of()))
            .toList(),
        responses,
        IntStream.range(0, n).boxed().toList(),
        Alignment.DIRECT,
        Map.of());
  }

  private static Map<String, String> metadata(int i, int n) {
    return Map.of("story", "story " + (i * 7919 / 13) % 10, "run", String.valueOf(i * 4 / n));
  }

  /** Compares a metric with one value per subject on every shape of a resource. */
  public static void assertAgrees(Metric metric, String resource) {
    JsonObject oracle = Oracles.read(metric.getClass(), resource, JsonObject.class);
    Oracles.stream(oracle.get("shapes"))
        .map(shape -> of(shape.getAsJsonObject()))
        .forEach(shape -> shape.assertAgrees(metric, oracle.getAsJsonObject("tests")));
  }

  /**
   * Under every scheme of cross-validation.
   *
   * @param tests the test presentations of each split, by scheme
   */
  private void assertAgrees(Metric metric, JsonObject tests) {
    for (String scheme : tests.keySet()) {
      List<Split> splits =
          Oracles.stream(tests.get(scheme))
              .map(rows -> new Split(new int[0], Oracles.ints(rows)))
              .toList();
      Matrix actual = metric.compare(features, assembly, splits, Progress.NONE).values();
      JsonArray expected = oracle.getAsJsonObject("values").getAsJsonArray(scheme);
      assertThat(actual.rows()).isEqualTo(expected.size());
      for (int k = 0; k < expected.size(); k++) {
        JsonElement value = expected.get(k);
        assertThat((double) actual.get(k, 0))
            .as("%s, %s, split %d", this, scheme, k)
            .isCloseTo(value.getAsDouble(), within(TOLERANCE));
      }
    }
  }

  @Override
  public String toString() {
    return oracle.get("name").getAsString();
  }
}
