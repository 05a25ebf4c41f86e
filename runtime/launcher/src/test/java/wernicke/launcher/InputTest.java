package wernicke.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Standard input is read for a text of generate, and left alone otherwise. */
class InputTest {
  private static boolean wanted(boolean terminal, String line) {
    return Input.wanted(List.of(line.split(" ")), terminal);
  }

  @Test
  void aDashAsksForIt() {
    assertThat(wanted(true, "generate gpt2 -")).isTrue();
    assertThat(wanted(true, "generate --tokens 5 gpt2 - --json")).isTrue();
    assertThat(wanted(true, "generate gpt2 --tokens=5 -")).isTrue();
    assertThat(wanted(true, "GENERATE gpt2 -")).isTrue();
  }

  @Test
  void soDoesNoTextWhereNobodyTypes() {
    assertThat(wanted(false, "generate gpt2")).isTrue();
    assertThat(wanted(false, "generate gpt2 --tokens 5")).isTrue();
    assertThat(wanted(true, "generate gpt2")).isFalse();
  }

  @Test
  void nothingElseReadsIt() {
    assertThat(wanted(false, "generate gpt2 text")).isFalse();
    assertThat(wanted(false, "generate gpt2 --file prompt.txt")).isFalse();
    assertThat(wanted(false, "generate gpt2 --file=prompt.txt")).isFalse();
    assertThat(wanted(false, "generate gpt2 -- --text")).isFalse();
    assertThat(wanted(false, "generate --help")).isFalse();
    assertThat(wanted(false, "generate")).isFalse();
    assertThat(wanted(false, "score gpt2 -")).isFalse();
  }

  @Test
  void tooMuchIsRefused() throws Exception {
    List<String> command = List.of("generate", "gpt2", "-");
    byte[] most = new byte[Input.MOST];
    assertThat(Input.of(command, new ByteArrayInputStream(most))).hasValue(most);
    assertThatThrownBy(() -> Input.of(command, new ByteArrayInputStream(new byte[Input.MOST + 1])))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("longer than 512 kB");
  }
}
