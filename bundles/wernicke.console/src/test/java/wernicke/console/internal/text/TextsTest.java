package wernicke.console.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void nanIsADash() {
    assertThat(Texts.number(Double.NaN)).isEqualTo("-");
    assertThat(Texts.number(-0.12345)).isEqualTo("-0.1235");
  }
}
