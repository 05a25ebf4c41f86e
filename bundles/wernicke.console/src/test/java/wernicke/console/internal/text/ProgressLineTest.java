package wernicke.console.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import wernicke.testing.console.TestTerminal;

class ProgressLineTest {
  private static final String ERASE = wernicke.api.console.Terminal.ERASE;

  private long now;

  private ProgressLine line(TestTerminal terminal) {
    return new ProgressLine(terminal, () -> now);
  }

  @Test
  void terminalGetsOneLineThatOverwritesItself() {
    TestTerminal terminal = new TestTerminal(Path.of("/"), 80);
    ProgressLine line = line(terminal);

    line.show("tiny", 0.5, 67, "recording");
    now += 100;
    line.show("tiny", 1, 0, "comparing");
    line.clear();

    assertThat(terminal.errText())
        .isEqualTo(
            ERASE
                + "tiny  [##########----------]   50 %  ETA 1:07  recording"
                + ERASE
                + "tiny  [####################]  100 %  ETA 0:00  comparing"
                + ERASE);
  }

  @Test
  void itNeverWrapsAndDropsTheBarWhenNarrow() {
    TestTerminal terminal = new TestTerminal(Path.of("/"), 20);

    line(terminal).show("tiny", 0.5, -1, "recording a passage");

    assertThat(terminal.errText()).isEqualTo(ERASE + "tiny   50 %  record");
  }

  @Test
  void withoutTerminalThereIsAPlainLineNowAndThen() {
    TestTerminal terminal = new TestTerminal();
    ProgressLine line = line(terminal);

    for (now = 0; now < 10_000; now += 100) {
      line.show("tiny", now / 10_000.0, -1, "");
    }
    line.clear();

    assertThat(terminal.errText()).isEqualTo("tiny   50 %\n");
  }

  @Test
  void notesStay() {
    TestTerminal terminal = new TestTerminal(Path.of("/"), 80);
    ProgressLine line = line(terminal);

    line.show("tiny", 0, -1, "");
    line.note("job 1 waits");

    assertThat(terminal.errText()).endsWith(ERASE + "job 1 waits\n");
  }

  @Test
  void nonsenseFractionsAreTolerated() {
    TestTerminal terminal = new TestTerminal();
    ProgressLine line = line(terminal);

    now = 10_000;
    line.show("a", -1, -1, "");
    now = 20_000;
    line.show("a", 7, -1, "");

    assertThat(terminal.errText()).isEqualTo("a    0 %\na  100 %\n");
  }

  @Test
  void clock() {
    assertThat(ProgressLine.clock(7)).isEqualTo("0:07");
    assertThat(ProgressLine.clock(750)).isEqualTo("12:30");
    assertThat(ProgressLine.clock(3723)).isEqualTo("1:02:03");
  }
}
