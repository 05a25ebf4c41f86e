package wernicke.formats.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "sat down, sit down, 1, sat down, sit down, ~'a' against 'i'~",
        "the cat, ~ the cat~, 0, the cat, ·the cat, ~'t' against a blank~",
        "the cat, the  cat, 4, the·cat, the··cat, ~'c' against a blank~",
        "owner sat, owners sat, 5, owner·sat, owners sat, ~a blank against 's'~",
        "the, ~the ~, 3, the, the·, the end against a blank",
        "b, ~~, 0, b, (the end), ~'b' against the end~",
        "a b, a\u00a0b, 1, a·b, a\u00a0b, a blank against U+00A0",
        "it's, it\u2019s, 2, it's, it\u2019s, ~''' against '\u2019' (U+2019)~",
      })
  void showsWhatDiffers(
      String left, String right, int position, String first, String second, String characters) {
    Difference difference = Difference.of(left, right);
    assertThat(difference.position()).isEqualTo(position);
    assertThat(difference.left()).isEqualTo(first);
    assertThat(difference.right()).isEqualTo(second);
    assertThat(difference.characters()).isEqualTo(characters);
  }

  @ParameterizedTest
  @CsvSource({"50", "1000"})
  void longTextsAreShownAroundTheDifference(int length) {
    String same = "word ".repeat(length);
    Difference difference = Difference.of(same + "left", same + "right");
    assertThat(difference.left()).isEqualTo("... word word word·left");
    assertThat(difference.right()).endsWith("word·right");
    assertThat(difference.position()).isEqualTo(5 * length);
  }
}
