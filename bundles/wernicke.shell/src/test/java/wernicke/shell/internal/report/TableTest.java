package wernicke.shell.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import wernicke.shell.internal.testing.TestTerminal;

class TableTest {
  @Test
  void textIsLeftAndNumbersAreRight() {
    TestTerminal terminal = new TestTerminal();

    new Table("id", ">n", "note")
        .row("ä", "7", "")
        .row("long", "1234", "two\nlines")
        .print(terminal.out());

    assertThat(terminal.outText())
        .isEqualTo(
            """
            id       n  note
            ä        7
            long  1234  two lines
            """);
  }

  @Test
  void rowOfAnotherLengthIsADefect() {
    assertThatThrownBy(() -> new Table("a", "b").row("1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
