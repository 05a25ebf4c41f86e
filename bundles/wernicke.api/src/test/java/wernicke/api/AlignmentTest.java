package wernicke.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Words to scans: mean, zero where nothing was heard, delays. */
class AlignmentTest {
  private static final List<Presentation> SCANS = List.of(scan(0), scan(1), scan(2), scan(3));

  /** Two words in scan 0, none in scan 1, one each in scans 2 and 3, one outside every scan. */
  private static final Stimuli STIMULI =
      new Stimuli("toy", List.of(word(0), word(0), word(2), word(3), word(-1)), SCANS);

  private static final Matrix LAYER =
      Matrix.of(5, 2, new float[] {1, 10, 3, 30, 5, 50, 7, 70, 1000, 1000});

  @Test
  void meansOverTheWordsOfAScanAndZeroWhereThereIsNone() {
    Matrix features = new Alignment(List.of(), true).apply(LAYER, Recording.Rows.PARTS, STIMULI);
    assertThat(features.toArray()).containsExactly(2, 20, 0, 0, 5, 50, 7, 70);
  }

  @Test
  void delaysLookBackAndAreZeroBeforeTheStart() {
    Matrix features =
        new Alignment(List.of(1, 2), true).apply(LAYER, Recording.Rows.PARTS, STIMULI);
    assertThat(features.columns()).isEqualTo(4);
    assertThat(features.toArray())
        .containsExactly(0, 0, 0, 0, 2, 20, 0, 0, 0, 0, 2, 20, 5, 50, 0, 0);
  }

  @Test
  void presentationRowsAreTakenAsTheyAre() {
    Matrix rates = Matrix.column(new float[] {2, 0, 1, 1});
    Matrix features =
        new Alignment(List.of(1), true).apply(rates, Recording.Rows.PRESENTATIONS, STIMULI);
    assertThat(features.toArray()).containsExactly(0, 2, 0, 1);
  }

  @Test
  void aWordWithoutAValueTakesNoPartInTheMean() {
    Matrix layer = Matrix.column(new float[] {Float.NaN, 4, 5, Float.NaN, 0});
    assertThat(new Alignment(List.of(), true).apply(layer, Recording.Rows.PARTS, STIMULI).toArray())
        .containsExactly(4, 0, 5, 0);
    Stimuli words = new Stimuli("words", List.of(word(0), word(1)), SCANS.subList(0, 2));
    assertThat(
            Alignment.DIRECT
                .apply(Matrix.column(new float[] {Float.NaN, 4}), Recording.Rows.PARTS, words)
                .toArray())
        .containsExactly(Float.NaN, 4);
  }

  @Test
  void aMissingTextAndWrongShapesAreRefused() {
    assertThatThrownBy(() -> Alignment.DIRECT.apply(LAYER, Recording.Rows.PARTS, STIMULI))
        .isInstanceOf(PluginException.class)
        .hasMessage("toy: presentation 1 has no text");
    assertThatThrownBy(
            () ->
                Alignment.DIRECT.apply(Matrix.column(new float[3]), Recording.Rows.PARTS, STIMULI))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("3 rows for 5 parts");
    assertThatThrownBy(
            () ->
                Alignment.DIRECT.apply(
                    Matrix.column(new float[3]), Recording.Rows.PRESENTATIONS, STIMULI))
        .hasMessageContaining("3 rows for 4 presentations");
  }

  private static Presentation scan(int i) {
    return new Presentation("scan" + i, "story", Map.of());
  }

  private static Part word(int presentation) {
    return new Part("word", "story", presentation);
  }
}
