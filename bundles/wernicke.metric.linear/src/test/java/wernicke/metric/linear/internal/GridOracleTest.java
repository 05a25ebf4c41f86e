package wernicke.metric.linear.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.MetricSpec;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.splits.Splits;
import wernicke.testing.GridCase;
import wernicke.testing.Oracles;

/** Every metric with its settings x scheme x shape against {@code itests/oracles/grid}. */
class GridOracleTest {
  private static final double TOLERANCE = 1e-6;

  static Stream<GridCase> shapes() {
    return Stream.of("grid.json", "brainscore.json")
        .flatMap(file -> Oracles.cases(GridOracleTest.class, "/wernicke/metric/linear/" + file))
        .map(GridCase::of);
  }

  static Metric metric(String text) {
    MetricSpec spec = MetricSpec.parse(text);
    Metric metric =
        switch (spec.id()) {
          case "linear" -> new Linear();
          case "ridge" -> new Ridge();
          case "ridge-per-neuroid" -> new RidgePerNeuroid();
          default -> throw new IllegalArgumentException(text);
        };
    return metric.with(spec.settings());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void agrees(GridCase shape) {
    JsonObject references = shape.oracle().getAsJsonObject("by");
    for (String by : references.keySet()) {
      JsonObject schemes = references.getAsJsonObject(by);
      for (String scheme : schemes.keySet()) {
        List<Split> splits = Splits.of(CrossValidation.parse(scheme), shape.assembly());
        JsonObject metrics = schemes.getAsJsonObject(scheme);
        for (String metric : metrics.keySet()) {
          Comparison actual =
              metric(metric).compare(shape.features(), shape.assembly(), splits, Progress.NONE);
          String what = String.join(", ", metric, scheme, by);
          assertMargins(actual.values(), metrics.getAsJsonArray(metric), what);
        }
      }
    }
  }

  /** Means over neuroids and over splits, of the values there are. */
  private static void assertMargins(Matrix values, JsonArray expected, String what) {
    JsonArray splits = expected.get(0).getAsJsonArray();
    assertThat(values.rows()).isEqualTo(splits.size());
    for (int k = 0; k < splits.size(); k++) {
      int row = k;
      double mean = mean(values.columns(), v -> values.get(row, v));
      assertClose(mean, splits.get(k), what + ", split " + k);
    }
    JsonArray neuroids = expected.get(1).getAsJsonArray();
    for (int v = 0; v < neuroids.size(); v++) {
      int column = v;
      double mean = mean(values.rows(), k -> values.get(k, column));
      assertClose(mean, neuroids.get(v), what + ", neuroid " + v);
    }
  }

  private static double mean(int n, IntToDoubleFunction value) {
    DoubleStream present = IntStream.range(0, n).mapToDouble(value).filter(x -> !Double.isNaN(x));
    return present.average().orElse(Double.NaN);
  }

  private static void assertClose(double actual, JsonElement expected, String what) {
    if (expected.isJsonNull()) {
      assertThat(actual).as(what).isNaN();
    } else {
      assertThat(actual).as(what).isCloseTo(expected.getAsDouble(), within(TOLERANCE));
    }
  }
}
