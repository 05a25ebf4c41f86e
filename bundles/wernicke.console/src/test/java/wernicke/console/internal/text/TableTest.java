package wernicke.console.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import wernicke.testing.console.TestTerminal;

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

  private static Table models() {
    return new Table("id", "can", "bundle", ">n", "note")
        .leaving("bundle")
        .cutting("can", "note")
        .row(
            "tiny-gpt2-books",
            "states, surprisal",
            "wernicke.model.transformers",
            "12",
            "x".repeat(30));
  }

  @Test
  void aNarrowTerminalGetsLessAndIsToldSo() {
    TestTerminal terminal = new TestTerminal(Path.of("/"), 50);

    models().print(terminal);

    assertThat(terminal.outText())
        .isEqualTo(
            """
            id               can             n  note
            tiny-gpt2-books  states, surp…  12  xxxxxxxxxxxxx…
            """);
    assertThat(terminal.errText())
        .isEqualTo("left out: bundle; cut: note, can (--json or 99\ncolumns show all)\n");
  }

  @Test
  void whatFitsIsWholeAndWithoutANote() {
    for (int columns : new int[] {0, 99}) {
      TestTerminal terminal = new TestTerminal(Path.of("/"), columns);
      models().print(terminal);
      assertThat(terminal.outText()).contains("wernicke.model.transformers  12  " + "x".repeat(30));
      assertThat(terminal.errText()).isEmpty();
    }
  }

  @Test
  void idsAndNumbersAreNeverCut() {
    TestTerminal terminal = new TestTerminal(Path.of("/"), 20);

    new Table("id", ">n", "note")
        .cutting("note")
        .row("an-id-of-17-chars", "12345", "a text of words")
        .print(terminal);

    assertThat(terminal.outText()).contains("an-id-of-17-chars  12345  a text …");
  }

  @Test
  void anEmptyColumnGoesFirstAndUnmentioned() {
    TestTerminal terminal = new TestTerminal(Path.of("/"), 20);

    new Table("id", "settings", "state")
        .leaving("state")
        .row("an-id", "", "waiting")
        .print(terminal);

    assertThat(terminal.outText()).isEqualTo("id     state\nan-id  waiting\n");
    assertThat(terminal.errText()).isEmpty();
  }

  @Test
  void sentencesGoOnBelow() {
    TestTerminal terminal = new TestTerminal(Path.of("/"), 40);

    new Table("", "area", "finding")
        .wrapping()
        .row("!", "models", "the folder cannot be read: give it back its rights")
        .row("", "java", "17")
        .print(terminal);

    assertThat(terminal.outText())
        .isEqualTo(
            """
               area    finding
            !  models  the folder cannot be read:
                       give it back its rights
               java    17
            """);
    assertThat(terminal.errText()).isEmpty();
  }
}
