package wernicke.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluginExceptionTest {
  @Test
  void namesOutOfDamagedFilesCanNeitherBreakTheLineNorSteerTheTerminal() {
    String name = "a\nb\r\u001b[2Jc\u0085d\u2028e\u0000f";
    assertThat(new PluginException("tensor '" + name + "'")).hasMessage("tensor 'a b ?[2Jc d e?f'");
    Exception cause = new IllegalStateException();
    assertThat(new PluginException("two\tcolumns", cause))
        .hasMessage("two?columns")
        .hasCause(cause);
  }

  @Test
  void otherTextStays() {
    assertThat(new PluginException("no model 'Łódź 東京' — see `models`"))
        .hasMessage("no model 'Łódź 東京' — see `models`");
  }

  /** Some exceptions of libraries have no message: that must not hide them. */
  @Test
  void aCauseWithoutAMessageIsKept() {
    Exception cause = new IllegalStateException();
    assertThat(new PluginException(cause.getMessage(), cause)).hasMessage("null").hasCause(cause);
  }
}
