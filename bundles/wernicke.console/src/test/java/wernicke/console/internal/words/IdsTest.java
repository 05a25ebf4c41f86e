package wernicke.console.internal.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.console.UsageException;

class IdsTest {
  private static final List<String> KNOWN = List.of("gpt2", "GPT2", "T5-small", "bert");

  @Test
  void capitalsDoNotMatter() {
    assertThat(Ids.meant("t5-SMALL", KNOWN)).hasValue("T5-small");
    assertThat(Ids.meant("BERT", List.of("bert", "bert"))).hasValue("bert");
    assertThat(Ids.meant("t5", KNOWN)).isEmpty();
  }

  @Test
  void whatIsWrittenExactlyIsMeant() {
    assertThat(Ids.meant("GPT2", KNOWN)).hasValue("GPT2");
    assertThat(Ids.meant("gpt2", KNOWN)).hasValue("gpt2");
  }

  @Test
  void whatMayBeEitherIsAsked() {
    assertThatThrownBy(() -> Ids.meant("Gpt2", KNOWN))
        .isInstanceOf(UsageException.class)
        .hasMessage("'Gpt2' may be GPT2 or gpt2: mind the capitals");
  }
}
