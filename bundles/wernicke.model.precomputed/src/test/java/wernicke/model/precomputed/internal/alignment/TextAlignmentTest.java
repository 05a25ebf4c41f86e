package wernicke.model.precomputed.internal.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wernicke.api.PluginException;
import wernicke.api.Stimuli;
import wernicke.model.precomputed.internal.Texts;

class TextAlignmentTest {
  private static final Path FILE = Path.of("tokens.csv");

  @Test
  void whiteSpaceBelongsToTheWordAfterIt() {
    assertThat(align(Texts.stimuli("The|cat|sleeps."), "The| cat|  sle|eps|.".replace("  ", " ")))
        .containsExactly(List.of("The"), List.of(" cat"), List.of(" sle", "eps", "."));
    assertThat(align(Texts.stimuli("The|cat|sleeps."), "The |cat| |sleeps."))
        .containsExactly(List.of("The "), List.of("cat"), List.of(" ", "sleeps."));
  }

  @Test
  void blankPartsHaveNoTokens() {
    assertThat(align(Texts.stimuli("|The| |cat|"), "The| cat"))
        .containsExactly(List.of(), List.of("The"), List.of(), List.of(" cat"), List.of());
  }

  @Test
  void punctuationThatIsAPartOfItsOwnLosesItsBlank() {
    assertThat(align(Texts.stimuli("So|,||!|no"), "So|,|!| no"))
        .containsExactly(List.of("So"), List.of(","), List.of(), List.of("!"), List.of(" no"));
  }

  @Test
  void partsMayHoldManyWords() {
    assertThat(align(Texts.stimuli("The cat sleeps.|A dog"), "The| cat| sleeps|.| A| dog"))
        .containsExactly(List.of("The", " cat", " sleeps", "."), List.of(" A", " dog"));
  }

  @Test
  void passagesAreTakenInOrderWhateverTheirNames() {
    assertThat(align(Texts.stimuli("a|b", "c"), "a| b", "c"))
        .containsExactly(List.of("a"), List.of(" b"), List.of("c"));
  }

  @Test
  void theKnownSpellingIsToleratedAndNoted() {
    TextAlignment alignment =
        TextAlignment.of(
            Texts.stimuli("a|cat|peaked."), FILE, List.of(Texts.passage("0", "a| cat| pee|ked.")));
    assertThat(alignment.notes())
        .containsExactly(java.util.Map.entry("spelling 1.3", "'peaked.' is 'peeked.' in the file"));
    assertThat(alignment.tokens(2)).hasSize(2);
  }

  @Test
  void theFirstDifferenceIsNamed() {
    differs(
        Texts.stimuli("a|b", "the|cat|sat|down"),
        "passage '2', word 3: Test has 'sat down', tokens.csv (its passage 'f1') has 'sit down';"
            + " the first difference is at character 10 of the passage, 'a' against 'i'",
        "a| b",
        "the| cat| sit| down");
    differs(
        Texts.stimuli("the|owner|sat"),
        "word 2: Test has 'owner·sat', tokens.csv (its passage" + " 'f0') has 'owners sat'",
        "the| owner|s| sat");
    differs(
        Texts.stimuli("the|owners"),
        "word 2: Test has 'owners', tokens.csv (its passage 'f0')" + " has 'owner'",
        "the| owner");
    differs(
        Texts.stimuli("the|cat"),
        "word 1: Test has 'the cat', tokens.csv (its passage 'f0') has '·the cat'; the first"
            + " difference is at character 1 of the passage, 't' against a blank",
        " the| cat");
    differs(Texts.stimuli("the|cat"), "has 'The cat'", "The| cat");
    differs(
        Texts.stimuli("the|cat"),
        "word 2: Test has '·cat', tokens.csv (its passage 'f0') has '··cat'",
        "the|  cat");
    differs(Texts.stimuli("the|peeked"), "word 2: Test has 'peeked'", "the| peaked");
  }

  @Test
  void aTextThatEndsEarlyOrGoesOnIsNamed() {
    differs(
        Texts.stimuli("a|b"),
        "word 2: Test has '·b', tokens.csv (its passage 'f0') has '(the" + " end)'",
        "a");
    differs(
        Texts.stimuli("a|b"),
        "word 3: Test has '(the end)', tokens.csv (its passage 'f0') has" + " '·c'",
        "a| b| c");
    differs(Texts.stimuli("a|b"), "has '\\n'; the first difference", "a| b|\n");
  }

  @Test
  void aMessageIsOneLineHoweverLongTheTexts() {
    differs(Texts.stimuli("a|b"), "has '" + "x\\n".repeat(20) + "...'", "x\n".repeat(60));
  }

  @Test
  void missingAndSwappedPassagesAreNamed() {
    Stimuli stimuli = Texts.stimuli("a|b", "c", "d");
    differs(stimuli, "that is passage '3': another is missing before it", "a| b", "d");
    differs(
        stimuli,
        "that is passage '3': another is missing before it, or the passages are in"
            + " another order",
        "a| b",
        "d",
        "c");
    differs(stimuli.joined(), "the file has 3 passages, Test has 1", "a| b", "c", "d");
    assertThatThrownBy(() -> align(stimuli, "a| b", "c"))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "the file has 2 passages, Test has 3: passage '3' is missing at the end of"
                + " tokens.csv");
    assertThatThrownBy(() -> align(stimuli, "a| b", "c", "d", "e"))
        .isInstanceOf(PluginException.class)
        .hasMessage("the file has 4 passages, Test has 3: passage 'f3' of tokens.csv is too many");
  }

  @Test
  void aTokenThatSpansWordsIsRefusedByName() {
    assertThatThrownBy(() -> align(Texts.stimuli("New|York|is|big"), "New| York is| big"))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "tokens.csv, line 3: 'York is' spans several words of passage '1' ('York' to"
                + " 'is'): its numbers cannot be divided among them");
  }

  private static void differs(Stimuli stimuli, String message, String... passages) {
    assertThatThrownBy(() -> align(stimuli, passages))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("the texts differ in passage '")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private static List<List<String>> align(Stimuli stimuli, String... passages) {
    List<Passage> file =
        IntStream.range(0, passages.length)
            .mapToObj(k -> Texts.passage("f" + k, passages[k]))
            .toList();
    TextAlignment alignment = TextAlignment.of(stimuli, FILE, file);
    return IntStream.range(0, stimuli.parts().size())
        .mapToObj(i -> alignment.tokens(i).stream().map(Token::text).toList())
        .toList();
  }
}
