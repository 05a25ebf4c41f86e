package wernicke.dataset.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HemodynamicsTest {
  @Test
  void responseIsTheDifferenceOfGammaDensities() {
    double[] expected = Oracle.numbers("hrf");
    assertThat(expected).hasSize(4);
    for (int k = 0; k < expected.length; k++) {
      assertThat(Hemodynamics.response(2 * (k + 1))).isEqualTo(expected[k], within(1e-15));
    }
  }

  @Test
  void impulseLastsFromTheNextScanToTheFourth() {
    double[][] impulse = {{0}, {1}, {0}, {0}, {0}, {0}, {0}};
    double[][] bold = Hemodynamics.convolve(impulse);
    double[] expected = Oracle.numbers("hrf");
    assertThat(bold[1][0]).isZero();
    for (int k = 0; k < 4; k++) {
      assertThat(bold[2 + k][0]).isEqualTo(expected[k], within(1e-15));
    }
    assertThat(bold[6][0]).isZero();
  }
}
