package wernicke.model.baseline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.Recording.Rows;
import wernicke.api.RecordingSpec;

class ControlModelTest {
  @Test
  void statesAreOneLayerOfTheSameName() {
    ControlModel model = model("random-12");
    Recording recording = model.record(Examples.scans(), RecordingSpec.STATES, Progress.NONE);
    assertThat(recording.rows()).isEqualTo(Rows.PARTS);
    assertThat(recording.layers()).containsOnlyKeys("random-12");
    assertThat(recording.layer("random-12").columns())
        .isEqualTo(12)
        .isEqualTo(model.info().width());
    assertThat(model.info().layers()).containsExactly("random-12");
  }

  @Test
  void describesItselfAsAControl() {
    ModelInfo info = model("position").info();
    assertThat(info.id()).isEqualTo("position");
    assertThat(info.family()).isEqualTo("control");
    assertThat(info.tokenizer()).isEmpty();
    assertThat(info.contextLength()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"word-length", "position"})
  void oneNumberPerPartStandsInForSurprisal(String id) {
    Recording recording =
        model(id).record(Examples.scans(), RecordingSpec.SURPRISAL, Progress.NONE);
    assertThat(recording.rows()).isEqualTo(Rows.PARTS);
    assertThat(recording.layers()).containsOnlyKeys(Recording.SURPRISAL);
    assertThat(recording.layer(Recording.SURPRISAL).toArray())
        .containsExactly(
            model(id)
                .record(Examples.scans(), RecordingSpec.STATES, Progress.NONE)
                .layer(id)
                .toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"word-rate", "random-1", "oasm-2"})
  void theOthersRefuseSurprisal(String id) {
    assertThatThrownBy(
            () -> model(id).record(Examples.scans(), RecordingSpec.SURPRISAL, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(id + " has no surprisal");
  }

  @Test
  void equalNumbersHaveEqualWeightsWhateverTheId() {
    assertThat(weights("oasm-2")).isEqualTo(weights("oasm-2.0"));
    assertThat(
            Stream.of(
                    "word-length",
                    "word-rate",
                    "position",
                    "random-7",
                    "random-8",
                    "oasm-2",
                    "oasm-2.5")
                .map(ControlModelTest::weights))
        .doesNotHaveDuplicates();
  }

  @Test
  void tooLargeAMatrixIsRefusedBeforeItIsMade() {
    ControlModel model = new ControlModel("oasm-1", ControlIds.parse("oasm-1"), 1);
    assertThatThrownBy(() -> model.record(Examples.words(800), RecordingSpec.STATES, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "oasm-1 on Words: a matrix of 800 x 800 takes 2 MiB, the limit is 1; raise"
                + " 'limit.mebibytes' in etc/wernicke.model.baseline.json if the memory is there");
    assertThat(
            model.record(Examples.words(500), RecordingSpec.STATES, Progress.NONE).layer("oasm-1"))
        .hasToString("Matrix[500 x 500]");
  }

  @Test
  void noLimitAllowsMoreThanAnArrayHolds() {
    ControlModel model =
        new ControlModel("random-999999", ControlIds.parse("random-999999"), Integer.MAX_VALUE);
    assertThatThrownBy(
            () -> model.record(Examples.words(3000), RecordingSpec.STATES, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("takes 11444 MiB, the limit is 8191");
  }

  @ParameterizedTest
  @ValueSource(strings = {"word-length", "word-rate", "position", "random-3", "oasm-1"})
  void stopsWhenCancelled(String id) {
    assertThatThrownBy(
            () ->
                model(id)
                    .record(Examples.scans(), RecordingSpec.STATES, Examples.cancelledAfter(0)))
        .isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "oasm",
        "oasm-0",
        "oasm--1",
        "oasm-1e3",
        "oasm-x",
        "random-0",
        "random-07",
        "random-1.5",
        "Position"
      })
  void unknownIdsAreRefused(String id) {
    assertThatThrownBy(() -> ControlIds.parse(id))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("unknown control '" + id + "': use word-length");
  }

  private static String weights(String id) {
    return model(id).info().weights();
  }

  private static ControlModel model(String id) {
    return new ControlModel(id, ControlIds.parse(id), 256);
  }
}
