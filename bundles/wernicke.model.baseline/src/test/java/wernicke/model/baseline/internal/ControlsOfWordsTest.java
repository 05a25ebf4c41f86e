package wernicke.model.baseline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.Alignment;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.Recording.Rows;
import wernicke.api.Stimuli;

class ControlsOfWordsTest {
  private static final Stimuli SENTENCES =
      new Stimuli(
          "Sentences",
          List.of(
              new Part("One ring.", "topic", 0),
              new Part("  To\trule \n them all  ", "topic", 1),
              new Part(" ", "topic", 2)),
          Examples.presentations("topic", "topic", "topic"));

  @Test
  void wordLengthCountsCharactersWithPunctuation() {
    assertThat(features(new WordLength(), Examples.scans())).containsExactly(5, 3, 4, 6, 3, 6);
  }

  @Test
  void wordLengthOfASentenceIsTheMeanOfItsWords() {
    assertThat(features(new WordLength(), SENTENCES)).containsExactly(4, 3.25f, Float.NaN);
  }

  @Test
  void wordLengthOfAScanIsTheMeanOfItsWords() {
    Stimuli stimuli = Examples.scans();
    Matrix lengths = new WordLength().features(stimuli, Progress.NONE);
    assertThat(new Alignment(List.of(), true).apply(lengths, Rows.PARTS, stimuli).toArray())
        .containsExactly(4, 4, 0, 4.5f);
  }

  @Test
  void wordRateCountsOnsetsPerPresentation() {
    assertThat(features(new WordRate(), Examples.scans())).containsExactly(2, 1, 0, 2);
    assertThat(features(new WordRate(), SENTENCES)).containsExactly(2, 4, 0);
  }

  @Test
  void positionStartsAnewInEachPassage() {
    assertThat(features(new Position(), Examples.scans())).containsExactly(1, 2, 3, 4, 1, 2);
    assertThat(features(new Position(), Examples.scans().joined()))
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  private static float[] features(Control control, Stimuli stimuli) {
    return control.features(stimuli, Progress.NONE).toArray();
  }
}
