package wernicke.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrices, fingerprints, cross-validation texts and the checks of the records. */
class RecordsTest {
  @Test
  void aMatrixKeepsItsShape() {
    Matrix matrix = Matrix.of(2, 3, new float[] {1, 2, 3, 4, 5, 6});
    assertThat(matrix.get(1, 0)).isEqualTo(4);
    assertThat(matrix.column(2)).containsExactly(3, 6);
    assertThat(matrix.select(new int[] {1, 1, 0}).toArray())
        .containsExactly(4, 5, 6, 4, 5, 6, 1, 2, 3);
    assertThatThrownBy(() -> Matrix.of(2, 2, new float[3])).isInstanceOf(PluginException.class);
    assertThatThrownBy(() -> matrix.buffer().put(0, 9f))
        .isInstanceOf(java.nio.ReadOnlyBufferException.class);
  }

  @Test
  void fingerprintsTellFieldsApart() {
    assertThat(Fingerprint.of("k").add("ab").add("c").hex())
        .isNotEqualTo(Fingerprint.of("k").add("a").add("bc").hex())
        .hasSize(64);
    assertThat(Fingerprint.of("k").add(1L).hex()).isNotEqualTo(Fingerprint.of("k").add(1.0).hex());
    Matrix wide = Matrix.of(1, 2, new float[] {1, 2});
    Matrix tall = Matrix.of(2, 1, new float[] {1, 2});
    assertThat(Fingerprint.of("k").add(wide).hex())
        .isNotEqualTo(Fingerprint.of("k").add(tall).hex());
  }

  @ParameterizedTest
  @CsvSource({
    "shuffle, shuffle:10:seed=1",
    "shuffle:3:seed=7, shuffle:3:seed=7",
    "group:8:by=story, group:8:by=story:seed=1234",
    "contiguous, contiguous:5:gap=5",
    "contiguous:4:gap=0, contiguous:4:gap=0",
    "runs:by=chapter, runs:by=chapter",
    "runs:gap=5, runs:by=run:gap=5",
    "none, none"
  })
  void crossValidationsAreReadAndWritten(String text, String canonical) {
    CrossValidation cv = CrossValidation.parse(text);
    assertThat(cv).hasToString(canonical);
    assertThat(CrossValidation.parse(canonical)).isEqualTo(cv);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | states:last",
        "pooling=mean | states:mean",
        "pooling=first,window=20 | states:first:window=20",
        "window=0 | states:last:window=0",
        "localizer=128 | states:last:localizer=128",
        "overflow=stride:8 | states:last:overflow=stride:8",
        "overflow=exact | states:last"
      })
  void recordingsAreChanged(String changes, String canonical) {
    assertThat(RecordingSpec.STATES.with(changes).canonical()).isEqualTo(canonical);
  }

  @Test
  void surprisalsAreChanged() {
    assertThat(RecordingSpec.SURPRISAL.with("decoder-only, window=5").canonical())
        .isEqualTo("surprisal/2:window=5:decoder-only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pooling=max | pooling 'max': it is last, mean or first",
        "window=-1 | a context window of -1 words: at least 0",
        "window= | window '': a whole number is needed",
        "windows=3 | unknown recording option 'windows'",
        "localizer=x | localizer 'x': a whole number is needed",
        "decoder-only | decoder-only is for surprisal",
        "overflow=8 | overflow '8': it is exact or stride:<words>, such as stride:8",
        "overflow=stride:0 | overflow 'stride:0': it is exact",
        "window=3,overflow=stride:8 | leave one of them out"
      })
  void otherChangesAreRefused(String changes, String complaint) {
    assertThatThrownBy(() -> RecordingSpec.STATES.with(changes))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void surprisalsAreNotPooled() {
    assertThatThrownBy(() -> RecordingSpec.SURPRISAL.with("pooling=mean"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("this asks for surprisal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kfold", "contiguous:1", "shuffle:x", "contiguous:5:gap=-1", ""})
  void nonsenseIsRefused(String text) {
    assertThatThrownBy(() -> CrossValidation.parse(text))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void stimuliAndAssembliesCheckTheirShape() {
    List<Presentation> one = List.of(new Presentation("p", "s", Map.of()));
    assertThatThrownBy(() -> new Stimuli("x", List.of(new Part("w", "s", 1)), one))
        .hasMessageContaining("presentation 1 of 1");
    Stimuli stimuli = new Stimuli("x", List.of(new Part("w", "s", 0)), one);
    assertThatThrownBy(
            () ->
                new Assembly(
                    "x",
                    stimuli,
                    List.of(),
                    Matrix.column(new float[1]),
                    List.of(0),
                    Alignment.DIRECT,
                    Map.of()))
        .hasMessageContaining("1 x 1");
    assertThat(stimuli.joined().parts().get(0).passage()).isEqualTo("corpus");
    assertThat(stimuli.joined().fingerprint()).isNotEqualTo(stimuli.fingerprint());
  }
}
