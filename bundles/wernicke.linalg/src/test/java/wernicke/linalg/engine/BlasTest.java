package wernicke.linalg.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlasTest {
  @Test
  void tellsWhatItRunsOn() {
    assertThat(Blas.config()).startsWith("OpenBLAS 0.").contains("openblas");
    assertThat(Blas.coreName()).isNotEmpty().isLowerCase();
    assertThat(Blas.threads()).isBetween(1, Runtime.getRuntime().availableProcessors());
    assertThat(Blas.gigaflops()).isGreaterThan(0.1);
  }
}
