package wernicke.scorer.internal;

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
import wernicke.api.Split;
import wernicke.api.Stimuli;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.AlignmentSpec;

/** Whatever changes the numbers changes the key, each by itself; names and versions do not. */
class KeysTest {
  private static final CrossValidation FOLDS = CrossValidation.parse("contiguous:2");
  private static final Map<String, String> SETTINGS = Map.of("pca", "10");
  private static final Map<String, String> CONTROLS = Map.of("word-rate", "c1");
  private static final Split SPLIT = new Split(new int[] {0}, new int[] {1});

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

  private static Plan plan(String recording, String data, int splits) {
    List<Split> all = new ArrayList<>();
    for (int i = 0; i < splits; i++) {
      all.add(SPLIT);
    }
    return new Plan(List.of("a", "b"), List.of(SPLIT), all, recording, data);
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
    Plan plan = plan("r", "d", 2);
    String key = Keys.comparison(plan, "a", metric, SETTINGS, CONTROLS, FOLDS);
    Plugin renumbered = metric("ridge", "2.0.0", "linear", "code");
    assertThat(key).isEqualTo(Keys.comparison(plan, "a", renumbered, SETTINGS, CONTROLS, FOLDS));
    List<String> keys = new ArrayList<>(List.of(key));
    for (Plan other : List.of(plan("q", "d", 2), plan("r", "e", 2), plan("r", "d", 3))) {
      keys.add(Keys.comparison(other, "a", metric, SETTINGS, CONTROLS, FOLDS));
    }
    keys.add(Keys.comparison(plan, "b", metric, SETTINGS, CONTROLS, FOLDS));
    for (Plugin other : otherMetrics()) {
      keys.add(Keys.comparison(plan, "a", other, SETTINGS, CONTROLS, FOLDS));
    }
    for (Map<String, String> other : otherSettings()) {
      keys.add(Keys.comparison(plan, "a", metric, other, CONTROLS, FOLDS));
    }
    List<Map<String, String>> controls =
        List.of(
            Map.of(),
            Map.of("word-rate", "c2"),
            Map.of("position", "c1"),
            Map.of("word-rate", "c1", "position", "c2"));
    for (Map<String, String> other : controls) {
      keys.add(Keys.comparison(plan, "a", metric, SETTINGS, other, FOLDS));
    }
    CrossValidation three = CrossValidation.parse("contiguous:3");
    keys.add(Keys.comparison(plan, "a", metric, SETTINGS, CONTROLS, three));
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
