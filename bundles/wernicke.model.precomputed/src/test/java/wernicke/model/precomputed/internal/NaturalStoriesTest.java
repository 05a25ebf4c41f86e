package wernicke.model.precomputed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.dataset.futrell2018.internal.Futrell2018;
import wernicke.model.precomputed.internal.model.PrecomputedModel;
import wernicke.testing.FolderHome;

/**
 * GPT-3 against real readers, end to end, and against the numbers of
 * itests/oracles/futrell2018/gpt3_reading_times.py.
 */
class NaturalStoriesTest {
  @TempDir Path root;
  private JsonObject oracle;
  private Assembly assembly;
  private PrecomputedModel model;

  @BeforeEach
  void load() throws IOException {
    Path corpus = Path.of(System.getProperty("wernicke.shared", "missing"), "data/naturalstories");
    assumeTrue(Files.isDirectory(corpus), () -> "not there: " + corpus + " (-Dwernicke.shared)");
    FolderHome home = new FolderHome(root);
    home.addDataFolder("Futrell2018", corpus);
    assembly = new Futrell2018(home).load(Progress.NONE);
    model = new Models(home).look().get("gpt3-davinci");
    try (Reader json =
        new InputStreamReader(
            NaturalStoriesTest.class.getResourceAsStream("/gpt3_reading_times.json"),
            StandardCharsets.UTF_8)) {
      oracle = JsonParser.parseReader(json).getAsJsonObject();
    }
  }

  @Test
  void everyWordOfEveryStoryHasTheSurprisalOfTheOracle() {
    Recording recording = record(assembly.stimuli());
    float[] bits = recording.layer(Recording.SURPRISAL).column(0);
    assertThat(bits).hasSize(oracle.get("words").getAsInt());
    List<String> undefined =
        IntStream.range(0, bits.length)
            .filter(i -> Float.isNaN(bits[i]))
            .mapToObj(i -> assembly.stimuli().presentations().get(i).id())
            .toList();
    assertThat(undefined).hasSize(oracle.get("undefined_surprisals").getAsInt());
    assertThat(undefined).as("first words of stories").allMatch(id -> id.endsWith(".1"));
    List<String> ids = assembly.stimuli().presentations().stream().map(Presentation::id).toList();
    oracle
        .getAsJsonObject("surprisal_bits")
        .entrySet()
        .forEach(
            word ->
                assertThat((double) bits[ids.indexOf(word.getKey())])
                    .isCloseTo(word.getValue().getAsDouble(), within(1e-5)));
    assertThat(recording.notes())
        .containsEntry("spelling 2.749", "'peaked' is 'peeked' in the file");
  }

  @Test
  void correlatesWithReadingTimesAsTheOracleSays() {
    int[] scored = assembly.scoredRows();
    assertThat(scored).hasSize(oracle.get("n").getAsInt());
    assertThat(pearson(scored)).isCloseTo(oracle.get("pearson_r").getAsDouble(), within(1e-6));
    oracle
        .getAsJsonObject("pearson_r_by_story")
        .entrySet()
        .forEach(
            story ->
                assertThat(pearson(rows(scored, story.getKey())))
                    .as("story %s", story.getKey())
                    .isCloseTo(story.getValue().getAsDouble(), within(1e-6)));
  }

  @Test
  void readAsOneTextItIsRefused() {
    assertThatThrownBy(() -> record(assembly.stimuli().joined()))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("the texts differ in passage 'corpus', word ")
        .hasMessageContaining("the file has 10 passages, Futrell2018 has 1");
  }

  @Test
  void otherStimuliAreRefused() {
    assertThatThrownBy(() -> record(Texts.stimuli("Alice|was|beginning")))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(
            "the texts differ in passage '1', word 1: Test has 'Alice was beginning'")
        .hasMessageContaining("has 'If you were to journey");
  }

  private Recording record(Stimuli stimuli) {
    return model.record(stimuli, RecordingSpec.SURPRISAL, Progress.NONE);
  }

  private int[] rows(int[] rows, String story) {
    return IntStream.of(rows)
        .filter(i -> assembly.stimuli().presentations().get(i).passage().equals(story))
        .toArray();
  }

  /** Signed Pearson r of surprisal and mean reading time over the rows, in float64. */
  private double pearson(int[] rows) {
    Recording recording = record(assembly.stimuli());
    Matrix features =
        assembly
            .alignment()
            .apply(recording.layer(Recording.SURPRISAL), recording.rows(), assembly.stimuli());
    double[] x = IntStream.of(rows).mapToDouble(i -> features.get(i, 0)).toArray();
    double[] y = IntStream.of(rows).mapToDouble(i -> assembly.values().get(i, 0)).toArray();
    double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElseThrow();
    double meanY = IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
