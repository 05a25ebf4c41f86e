package wernicke.formats.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "road.,  The,    true",
        "road?,  The,    true",
        "road!,  The,    true",
        "road.', The,    true",
        "road?', The,    true",
        "road!', The,    true",
        "road;', The,    true",
        "road;,  The,    false",
        "road:,  The,    false",
        "road,   The,    false",
        "road?', asked,  false",
        "road!', 'asked, false",
        "Mr.,    Boar,   false",
        "Mrs.,   Boar,   true",
        "road.,  1634,   true",
        "road.,  i-X,    true",
        "road.,  \u4e2d,      true",
        "road.,  \u01c5a,     true",
      })
  void endsByPunctuationUnlessTheNextWordIsLowerCase(String word, String next, boolean ends) {
    assertThat(Sentences.endsAt(word, next)).isEqualTo(ends);
  }
}
