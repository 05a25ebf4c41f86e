package wernicke.scorer.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.CrossValidation;
import wernicke.api.Matrix;
import wernicke.api.ModelInfo;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.AlignmentSpec;
import wernicke.scorer.internal.identity.Keys.Compared;

/** Whatever changes the numbers changes the key, each by itself; names and versions do not. */
class KeysTest {
  private static final CrossValidation FOLDS = CrossValidation.parse("contiguous:2");
  private static final Map<String, String> SETTINGS = Map.of("pca", "10");
  private static final Map<String, String> CONTROLS = Map.of("word-rate", "c1");

  private static ModelInfo model(String id, String tokenizer, String weights) {
    return new ModelInfo(id, "gpt2", 1, List.of("embedding"), 8, 16, tokenizer, weights);
  }

  private static Plugin metric(String id, String version, String bundle, String code) {
    return new Plugin(Plugin.Kind.METRIC, id, "", bundle, version, code, List.of(), null);
  }

  private static Assembly localizer(String name) {
    Stimuli stimuli = new Stimuli(name, List.of(), List.of());
    return new Assembly(
        name,
        stimuli,
        List.of(),
        Matrix.of(0, 0, new float[0]),
        List.of(),
        Alignment.DIRECT,
        Map.of());
  }

  private static Compared compared(String recording, String layer, String data, int splits) {
    return new Compared(recording, layer, data, splits);
  }

  @Test
  void ofARecording() {
    ModelInfo model = model("m", "t", "w");
    RecordingSpec last = RecordingSpec.STATES;
    String key = Keys.recording(model, "s", last, null);
    assertThat(key).isEqualTo(Keys.recording(model("other", "t", "w"), "s", last, null));
    assertThat(
            List.of(
                key,
                Keys.recording(model("m", "u", "w"), "s", last, null),
                Keys.recording(model("m", "t", "x"), "s", last, null),
                Keys.recording(model, "r", last, null),
                Keys.recording(model, "s", RecordingSpec.SURPRISAL, null),
                Keys.recording(model, "s", last, localizer("a")),
                Keys.recording(model, "s", last, localizer("b"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void ofAComparison() {
    Plugin metric = metric("ridge", "1.0.0", "linear", "code");
    Compared compared = compared("r", "a", "d", 2);
    String key = Keys.comparison(compared, metric, SETTINGS, CONTROLS, FOLDS);
    Plugin renumbered = metric("ridge", "2.0.0", "linear", "code");
    assertThat(key).isEqualTo(Keys.comparison(compared, renumbered, SETTINGS, CONTROLS, FOLDS));
    List<String> keys = new ArrayList<>(List.of(key));
    for (Compared other :
        List.of(
            compared("q", "a", "d", 2),
            compared("r", "b", "d", 2),
            compared("r", "a", "e", 2),
            compared("r", "a", "d", 3))) {
      keys.add(Keys.comparison(other, metric, SETTINGS, CONTROLS, FOLDS));
    }
    for (Plugin other : otherMetrics()) {
      keys.add(Keys.comparison(compared, other, SETTINGS, CONTROLS, FOLDS));
    }
    for (Map<String, String> other : otherSettings()) {
      keys.add(Keys.comparison(compared, metric, other, CONTROLS, FOLDS));
    }
    List<Map<String, String>> controls =
        List.of(
            Map.of(),
            Map.of("word-rate", "c2"),
            Map.of("position", "c1"),
            Map.of("word-rate", "c1", "position", "c2"));
    for (Map<String, String> other : controls) {
      keys.add(Keys.comparison(compared, metric, SETTINGS, other, FOLDS));
    }
    CrossValidation three = CrossValidation.parse("contiguous:3");
    keys.add(Keys.comparison(compared, metric, SETTINGS, CONTROLS, three));
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void ofACeiling() {
    Plugin metric = metric("ridge", "1.0.0", "linear", "code");
    List<String> keys = new ArrayList<>(List.of(Keys.ceiling("d", metric, SETTINGS, FOLDS)));
    keys.add(Keys.ceiling("e", metric, SETTINGS, FOLDS));
    for (Plugin other : otherMetrics()) {
      keys.add(Keys.ceiling("d", other, SETTINGS, FOLDS));
    }
    for (Map<String, String> other : otherSettings()) {
      keys.add(Keys.ceiling("d", metric, other, FOLDS));
    }
    keys.add(Keys.ceiling("d", metric, SETTINGS, CrossValidation.parse("contiguous:3")));
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void ofAScore() {
    AlignmentSpec spec = AlignmentSpec.of("m", "b");
    assertThat(
            List.of(
                Keys.score(List.of("x", "y"), "c", spec),
                Keys.score(List.of("x"), "c", spec),
                Keys.score(List.of("y", "x"), "c", spec),
                Keys.score(List.of("x", "y"), "d", spec),
                Keys.score(List.of("x", "y"), "c", AlignmentSpec.of("n", "b")),
                Keys.score(List.of("x", "y"), "c", AlignmentSpec.of("m", "c"))))
        .doesNotHaveDuplicates();
  }

  private static List<Plugin> otherMetrics() {
    return List.of(
        metric("linear", "1.0.0", "linear", "code"),
        metric("ridge", "1.0.0", "lab", "code"),
        metric("ridge", "1.0.0", "linear", "mended"));
  }

  private static List<Map<String, String>> otherSettings() {
    return List.of(
        Map.of(), Map.of("pca", "11"), Map.of("inner", "10"), Map.of("pca", "10", "inner", "10"));
  }
}
