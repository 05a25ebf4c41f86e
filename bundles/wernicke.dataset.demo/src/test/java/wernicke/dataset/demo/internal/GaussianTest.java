package wernicke.dataset.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussianTest {
  /** The published test vector of SplitMix64 for seed 1234567. */
  @Test
  void bitsAreThoseOfSplitMix64() {
    Gaussian random = new Gaussian(1234567);
    for (String expected :
        new String[] {
          "6457827717110365317",
          "3203168211198807973",
          "9817491932198370423",
          "4593380528125082431",
          "16408922859458223821"
        }) {
      assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo(expected);
    }
  }

  /** Within four standard errors of the moments of the normal distribution. */
  @Test
  void momentsAreThoseOfTheNormalDistribution() {
    Gaussian random = new Gaussian(3);
    int n = 100_000;
    double[] moments = new double[5];
    for (int i = 0; i < n; i++) {
      double x = random.next();
      for (int k = 1; k < moments.length; k++) {
        moments[k] += Math.pow(x, k) / n;
      }
    }
    assertThat(moments[1]).isEqualTo(0, within(4 / Math.sqrt(n)));
    assertThat(moments[2]).isEqualTo(1, within(4 * Math.sqrt(2.0 / n)));
    assertThat(moments[3]).isEqualTo(0, within(4 * Math.sqrt(15.0 / n)));
    assertThat(moments[4]).isEqualTo(3, within(4 * Math.sqrt(96.0 / n)));
  }
}
