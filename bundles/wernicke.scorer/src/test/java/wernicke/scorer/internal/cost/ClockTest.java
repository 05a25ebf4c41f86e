package wernicke.scorer.internal.cost;

import static org.assertj.core.api.Assertions.assertThat;

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
}
