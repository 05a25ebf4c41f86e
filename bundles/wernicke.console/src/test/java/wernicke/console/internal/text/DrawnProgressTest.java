package wernicke.console.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import wernicke.testing.console.TestTerminal;

class DrawnProgressTest {
  @Test
  void progressTellsHowLongItTakes() {
    TestTerminal wide = new TestTerminal(Path.of("/somewhere"), 100);
    long[] now = {0};
    DrawnProgress progress = new DrawnProgress("merging", wide, () -> now[0]);
    progress.report(0.001, "looking");
    assertThat(wide.errText()).contains("merging", "0 %", "looking").doesNotContain("ETA");
    now[0] = 10_000;
    assertThat(progress.cancelled()).isFalse();
    TestTerminal later = new TestTerminal(Path.of("/somewhere"), 100);
    DrawnProgress quarter = new DrawnProgress("merging", later, () -> now[0]);
    now[0] = 20_000;
    quarter.report(0.25, "writing");
    assertThat(later.errText()).contains("25 %", "ETA 0:30", "writing");
    wide.leave();
    assertThat(progress.cancelled()).isTrue();
    assertThatThrownBy(progress::check).isInstanceOf(CancellationException.class);
  }

  @Test
  void whatWasThereBeforeTookNoTime() {
    TestTerminal wide = new TestTerminal(Path.of("/somewhere"), 100);
    long[] now = {0};
    DrawnProgress progress = new DrawnProgress("fetching", wide, () -> now[0]);
    progress.report(0.5, "500 MB of 1 GB");
    now[0] = 10_000;
    progress.report(0.75, "750 MB of 1 GB");
    assertThat(wide.errText()).endsWith(" 75 %  ETA 0:10  750 MB of 1 GB");
  }
}
