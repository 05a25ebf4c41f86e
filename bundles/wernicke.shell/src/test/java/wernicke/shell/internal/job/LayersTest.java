package wernicke.shell.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import wernicke.api.console.UsageException;

class LayersTest {
  @Test
  void namesAndRanges() {
    assertThat(Layers.parse("transformer.h.3")).containsExactly("transformer.h.3");
    assertThat(Layers.parse("h.9..11")).containsExactly("h.9", "h.10", "h.11");
    assertThat(Layers.parse("h.1..h.2, ln")).containsExactly("h.1", "h.2", "ln");
    assertThat(Layers.parse("a..b")).containsExactly("a..b");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> Layers.parse("a,,b"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("a name is missing between commas");
    assertThatThrownBy(() -> Layers.parse("h.5..3"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--layers 'h.5..3': 5 is after 3");
  }
}
