package wernicke.linalg.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.linalg.splits.Folds;
import wernicke.testing.Draws;

/** What the grid of scores against scikit-learn does not see. */
class PrincipalComponentsTest {
  private static int[] rows(int n) {
    return IntStream.range(0, n).toArray();
  }

  @Test
  void componentsThatDoNotExistAreZero() {
    // Three rows span two dimensions about their mean.
    Matrix x = new Draws(61).features("plain", 6, 5);
    Matrix components = PrincipalComponents.of(x, rows(3), 4);
    assertThat(components.columns()).isEqualTo(4);
    assertThat(components.column(2)).containsOnly(0);
    assertThat(components.column(3)).containsOnly(0);
    assertThat(components.column(1)).doesNotContain(0);
    assertThat(PrincipalComponents.of(x, rows(6), 9).columns()).isEqualTo(5);
  }

  @Test
  void aRowWithoutFeaturesTakesNoPart() {
    Matrix x = new Draws(62).features("plain", 8, 3);
    float[] values = x.toArray();
    values[7 * 3 + 1] = Float.NaN;
    Matrix holes = PrincipalComponents.of(Matrix.of(8, 3, values), rows(8), 2);
    Matrix without = PrincipalComponents.of(x, rows(7), 2);
    for (int i = 0; i < 7; i++) {
      assertThat(holes.get(i, 0)).isCloseTo(without.get(i, 0), within(1e-6f));
    }
    assertThat(holes.get(7, 0)).isNaN();
    assertThatThrownBy(() -> PrincipalComponents.of(x, rows(1), 2))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("at least two training rows");
  }

  @Test
  void groupsAreZScoredByThemselves() {
    Matrix x = Matrix.of(5, 2, new float[] {1, 7, 3, 7, 10, 1, 30, 2, 5, 5});
    Matrix z = ZScores.within(x, List.of(new int[] {0, 1}, new int[] {2, 3}));
    assertThat(z.toArray()).containsExactly(-1, 0, 1, 0, -1, -1, 1, 1, 5, 5);
  }

  @Test
  void moreInnerFoldsThanRowsAreRefused() {
    Matrix x = new Draws(63).features("plain", 12, 3);
    Estimator estimator =
        new Estimator(
            Estimator.Kind.RIDGE,
            List.of(1.0),
            Estimator.Scale.NONE,
            9,
            Estimator.Agreement.PEARSON);
    assertThatThrownBy(() -> Predictivity.compare(estimator, x, x, Folds.of(12), Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "9 inner folds need as many training presentations, a split has 8: use fewer"
                + " (inner=...)");
  }
}
