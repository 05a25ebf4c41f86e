package wernicke.metric.linear.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.LayerRecording;
import wernicke.api.Matrix;
import wernicke.api.MetricSpec;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.PrincipalComponents;
import wernicke.linalg.splits.Splits;
import wernicke.testing.Oracles;

/** Wehbe2014 step by step, as published and as specified: {@code itests/oracles/wehbe}. */
class WehbePipelineTest {
  private static final double TOLERANCE = 1e-5;
  private static final int COMPONENTS = 10;
  private static final Map<String, String> SETTINGS =
      MetricSpec.parse(
              "ridge-per-neuroid:pca=10:zscore=run:scale=separate:penalties=-6..9:inner=10")
          .settings();

  private final JsonObject oracle =
      Oracles.read(WehbePipelineTest.class, "/wernicke/metric/linear/wehbe.json", JsonObject.class);
  private final WehbeStory story = new WehbeStory(oracle);

  private List<JsonObject> folds(String pipeline) {
    return oracle.getAsJsonArray(pipeline).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static double[] numbers(JsonElement array) {
    return array.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  /** Rows among the scored ones as scans. */
  private int[] scans(JsonElement rows) {
    return Arrays.stream(numbers(rows)).mapToInt(row -> story.kept[(int) row]).toArray();
  }

  private Split split(JsonObject fold) {
    return new Split(scans(fold.get("train")), scans(fold.get("test")));
  }

  private void assertScores(Comparison actual, List<JsonObject> folds) {
    for (int k = 0; k < folds.size(); k++) {
      JsonArray expected = folds.get(k).getAsJsonArray("r");
      for (int v = 0; v < expected.size(); v++) {
        assertThat((double) actual.values().get(k, v))
            .as("fold %d, voxel %d", k, v)
            .isCloseTo(expected.get(v).getAsDouble(), within(TOLERANCE));
      }
      double penalty = folds.get(k).get("penalty").getAsDouble();
      assertThat(actual.details().get("alpha." + k)).isCloseTo(penalty, within(1e-9 * penalty));
    }
  }

  /** The sign of a component is arbitrary. */
  private void assertFeatures(Matrix actual, JsonObject fold) {
    int[] rows = {0, 57};
    for (int i = 0; i < rows.length; i++) {
      double[] expected = numbers(fold.getAsJsonArray("features").get(i));
      assertThat(actual.columns()).isEqualTo(expected.length);
      for (int j = 0; j < expected.length; j++) {
        assertThat((double) Math.abs(actual.get(story.kept[rows[i]], j)))
            .as("row %d, feature %d", rows[i], j)
            .isCloseTo(expected[j], within(TOLERANCE));
      }
    }
  }

  /** By settings alone. */
  @Test
  void asSpecified() {
    List<JsonObject> folds = folds("specified");
    List<Split> splits = Splits.of(CrossValidation.parse("runs:by=run:gap=5"), story.assembly);
    for (int k = 0; k < folds.size(); k++) {
      assertThat(splits.get(k).train()).isEqualTo(split(folds.get(k)).train());
      assertThat(splits.get(k).test()).isEqualTo(split(folds.get(k)).test());
    }
    LinearPredictivity metric = (LinearPredictivity) new RidgePerNeuroid().with(SETTINGS);
    Preparation preparation = new Preparation(metric.settings(), story.assembly);
    for (int k = 0; k < folds.size(); k++) {
      assertFeatures(preparation.components(story.layer, splits.get(k).train()), folds.get(k));
    }
    assertScores(
        metric.compare(story.layer, Map.of(), story.assembly, splits, Progress.NONE), folds);
  }

  /** With the rows and the training words of the published code, quirks included. */
  @Test
  void asPublished() {
    List<JsonObject> folds = folds("published");
    List<Split> splits = folds.stream().map(this::split).toList();
    LinearPredictivity metric = (LinearPredictivity) new RidgePerNeuroid().with(SETTINGS);
    List<Matrix> features =
        folds.stream().map(fold -> features(metric, fold.get("words").getAsString())).toList();
    for (int k = 0; k < folds.size(); k++) {
      assertFeatures(features.get(k), folds.get(k));
    }
    Comparison actual =
        metric.compare(
            train -> features.get(fold(splits, train)), story.assembly, splits, Progress.NONE);
    assertScores(actual, folds);
  }

  private static int fold(List<Split> splits, int[] train) {
    return IntStream.range(0, splits.size())
        .filter(k -> Arrays.equals(splits.get(k).train(), train))
        .findFirst()
        .orElseThrow();
  }

  private Matrix features(LinearPredictivity metric, String words) {
    int[] train = IntStream.range(0, words.length()).filter(i -> words.charAt(i) == '1').toArray();
    Matrix reduced = PrincipalComponents.of(story.layer.values(), train, COMPONENTS);
    LayerRecording layer = new LayerRecording(reduced, story.layer.rows());
    return new Preparation(metric.settings(), story.assembly)
        .zscored(layer.aligned(story.assembly));
  }
}
