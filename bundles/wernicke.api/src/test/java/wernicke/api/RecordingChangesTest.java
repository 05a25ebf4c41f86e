package wernicke.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordingChangesTest {
  @Test
  void theWrittenFormIsReadBack() {
    String written = "pooling=mean,window=20,overflow=stride:8,localizer=5,decoder-only";
    assertThat(RecordingChanges.parse(written)).hasToString(written);
    assertThat(RecordingChanges.parse("decoder-only, window=5"))
        .hasToString("window=5,decoder-only");
    assertThat(RecordingChanges.parse("overflow=exact")).hasToString("overflow=exact");
    assertThat(RecordingChanges.parse("")).isEqualTo(RecordingChanges.NONE).hasToString("");
  }

  @Test
  void whatIsNotNamedStays() {
    RecordingSpec usual = RecordingSpec.STATES.with("pooling=first,window=3");
    assertThat(RecordingChanges.NONE.of(usual)).isEqualTo(usual);
    assertThat(RecordingChanges.parse("pooling=mean").of(usual))
        .isEqualTo(RecordingSpec.STATES.with("pooling=mean,window=3"));
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> RecordingChanges.parse("window=many"))
        .isInstanceOf(PluginException.class)
        .hasMessage("window 'many': a whole number is needed");
    assertThatThrownBy(() -> RecordingChanges.parse("colour=red"))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("unknown recording option 'colour'");
  }
}
