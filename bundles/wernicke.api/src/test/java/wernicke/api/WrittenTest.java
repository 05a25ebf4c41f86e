package wernicke.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.job.EvaluationSpec;

class WrittenTest {
  @Test
  void anIdHasSettingsBehindIt() {
    Written written = Written.parse("evaluation", " nextword:b=2:a=x=y ");
    assertThat(written.id()).isEqualTo("nextword");
    assertThat(written.settings()).containsExactly(Map.entry("a", "x=y"), Map.entry("b", "2"));
    assertThat(written).hasToString("nextword:a=x=y:b=2");
    assertThat(EvaluationSpec.parse("m", "nextword:b=2"))
        .isEqualTo(new EvaluationSpec("m", "nextword", Map.of("b", "2")));
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> Written.parse("evaluation", "nextword:b"))
        .isInstanceOf(PluginException.class)
        .hasMessage("evaluation 'nextword:b': cannot read 'b', expected key=value");
    assertThatThrownBy(() -> Written.parse("metric", ":b=1")).hasMessage("metric ':b=1' has no id");
    assertThatThrownBy(() -> Written.parse("metric", "a:b=1:b=2"))
        .hasMessage("metric 'a:b=1:b=2': 'b=2' is there twice");
  }
}
