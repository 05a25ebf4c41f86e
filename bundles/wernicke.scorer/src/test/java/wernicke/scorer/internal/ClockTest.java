package wernicke.scorer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockTest {
  private final AtomicLong now = new AtomicLong(-5_000_000_000L);
  private final Clock clock = new Clock(now::get);

  private void pass(long seconds) {
    now.addAndGet(seconds * 1_000_000_000L);
  }

  @Test
  void waitingIsNotWork() {
    pass(3);
    assertThat(clock.seconds()).isZero();
    clock.start();
    pass(4);
    clock.start();
    pass(5);
    assertThat(clock.seconds()).isEqualTo(9);
    clock.stop();
    pass(100);
    assertThat(clock.seconds()).isEqualTo(9);
    clock.start();
    pass(1);
    assertThat(clock.seconds()).isEqualTo(10);
  }

  @Test
  void theRestTakesAsLongAsWhatWasComputed() {
    clock.start();
    pass(30);
    assertThat(clock.eta(0.75, 0)).isCloseTo(10, within(1e-9));
    assertThat(clock.eta(1, 0)).isZero();
  }

  /** A job that is taken up at three quarters has computed nothing yet. */
  @Test
  void whatTheStoreHadSaysNothingOfTheSpeed() {
    clock.start();
    pass(30);
    assertThat(clock.eta(0.75, 0.5)).isCloseTo(30, within(1e-9));
    assertThat(clock.eta(0.75, 0.71)).isNegative();
    assertThat(clock.eta(0.04, 0)).isNegative();
  }
}
