package wernicke.model.precomputed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContextTest {
  @Test
  void partsAreJoinedByABlankAndBlankOnesDropped() {
    assertThat(Context.pieces(List.of("", "The", " ", "old cow", "slept.")))
        .containsExactly("", "The", "", " old cow", " slept.");
  }

  @Test
  void whiteSpaceBeforePunctuationIsRemoved() {
    assertThat(Context.pieces(List.of("Well", ",", "no", ":", "yes ;", "so", "!", "?", "-", ".")))
        .containsExactly("Well", ",", " no", ":", " yes;", " so", "!", "?", " -", ".");
  }
}
