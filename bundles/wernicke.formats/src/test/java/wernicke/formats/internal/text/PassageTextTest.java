package wernicke.formats.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassageTextTest {
  @Test
  void partsAreJoinedByABlankAndBlankOnesDropped() {
    assertThat(PassageText.pieces(List.of("", "The", " ", "old cow", "slept.")))
        .containsExactly("", "The", "", " old cow", " slept.");
  }

  @Test
  void whiteSpaceBeforePunctuationIsRemoved() {
    assertThat(
            PassageText.pieces(List.of("Well", ",", "no", ":", "yes ;", "so", "!", "?", "-", ".")))
        .containsExactly("Well", ",", " no", ":", " yes;", " so", "!", "?", " -", ".");
  }

  /** All that {@code str.isspace} is true of in Python 3.11, which its {@code re} agrees with. */
  @Test
  void whiteSpaceIsThatOfPython() {
    String spaces =
        "\t\n\013\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004"
            + "\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      assertThat(PassageText.space((char) c)).as("U+%04X", c).isEqualTo(spaces.indexOf(c) >= 0);
    }
    assertThat(PassageText.pieces(List.of("a" + spaces, spaces, "b" + spaces + ".", "\u200b")))
        .containsExactly("a", "", " b.", " \u200b");
  }
}
