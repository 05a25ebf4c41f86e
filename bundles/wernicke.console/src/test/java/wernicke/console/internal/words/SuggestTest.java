package wernicke.console.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestTest {
  private static final List<String> MODELS =
      List.of("gpt3-davinci", "tiny-gpt2-books", "word-length", "word-rate");

  private static String unknown(String id, List<String> known) {
    return Suggest.unknown("model", id, known, "see 'models'").getMessage();
  }

  @Test
  void typingErrorNamesWhatWasMeant() {
    assertThat(unknown("tiny-gtp2-books", MODELS))
        .isEqualTo("unknown model 'tiny-gtp2-books': did you mean tiny-gpt2-books? see 'models'");
    assertThat(unknown("TINY-GPT2-BOOKS", MODELS)).contains("did you mean tiny-gpt2-books?");
    assertThat(unknown("gpt2", MODELS)).contains("did you mean tiny-gpt2-books?");
  }

  @Test
  void bestMatchComesFirst() {
    assertThat(Suggest.near("word-rte", MODELS)).first().isEqualTo("word-rate");
  }

  @Test
  void somethingElseNamesWhatThereIs() {
    assertThat(unknown("zzzzzzzz", MODELS))
        .isEqualTo(
            "unknown model 'zzzzzzzz': there are gpt3-davinci, tiny-gpt2-books, word-length,"
                + " word-rate; see 'models'");
  }

  @Test
  void longListsAreCut() {
    List<String> many = IntStream.range(0, 20).mapToObj(i -> "number-" + (100 + i)).toList();

    assertThat(unknown("x", many)).contains("number-107 and 12 more").doesNotContain("number-108");
  }

  @Test
  void nothingThereIsSaid() {
    assertThat(unknown("x", List.of()))
        .isEqualTo("unknown model 'x': there are none now; see 'models'");
  }
}
