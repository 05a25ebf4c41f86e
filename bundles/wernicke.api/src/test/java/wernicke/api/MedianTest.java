package wernicke.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void isTheMiddleOfWhatIsKnown() {
    assertThat(Median.of(3, 1, 2)).isEqualTo(2);
    assertThat(Median.of(4, 1, Double.NaN, 3, 2)).isEqualTo(2.5);
    assertThat(Median.of(Double.NEGATIVE_INFINITY, 7)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Median.of(Double.NaN)).isNaN();
    assertThat(Median.of()).isNaN();
  }

  @Test
  void theDeviationIsNotScaled() {
    assertThat(Median.deviation(1, 2, 4, Double.NaN, 10, 3)).isEqualTo(1);
    assertThat(Median.deviation()).isNaN();
  }

  @Test
  void valuesStayAsTheyAre() {
    double[] values = {3, 1, 2};
    assertThat(Median.of(values)).isEqualTo(2);
    assertThat(values).containsExactly(3, 1, 2);
  }
}
