package wernicke.model.precomputed.internal.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  @Test
  void theTypingErrorMayBeCorrected() {
    assertThat(Spelling.accepted(" peaked")).containsExactly(" peaked", " peeked");
    assertThat(Spelling.accepted("'peaked,")).containsExactly("'peaked,", "'peeked,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"peeked", "Peaked", "peak", "repeaked", "half-peaked", "", " ", "cat"})
  void nothingElseMayDiffer(String word) {
    assertThat(Spelling.accepted(word)).containsExactly(word);
  }
}
