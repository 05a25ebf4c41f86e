package wernicke.shell.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import wernicke.shell.internal.testing.TestTerminal;

class ArrivalsTest {
  private final AtomicLong now = new AtomicLong(1000);
  private final AtomicBoolean coming = new AtomicBoolean();
  private final Arrivals arrivals = new Arrivals(now::get, coming::get);
  private final TestTerminal terminal = new TestTerminal();

  @Test
  void lateArrivalIsFound() throws InterruptedException {
    AtomicInteger looks = new AtomicInteger();

    Optional<String> found =
        arrivals.find(
            () -> looks.incrementAndGet() < 4 ? Optional.empty() : Optional.of("here"), terminal);

    assertThat(found).contains("here");
  }

  @Test
  void whatWasJustDroppedIsFoundAtAnyTime() throws InterruptedException {
    now.addAndGet(Arrivals.GRACE);
    Optional<String> found =
        arrivals.find(
            () ->
                now.addAndGet(Arrivals.DROPPED / 4) < 1000 + Arrivals.GRACE + Arrivals.DROPPED
                    ? Optional.empty()
                    : Optional.of("here"),
            terminal);

    assertThat(found).contains("here");
  }

  @Test
  void afterTheGraceOnlyThatIsWaitedFor() throws InterruptedException {
    now.addAndGet(Arrivals.GRACE);
    AtomicInteger looks = new AtomicInteger();

    Optional<String> found =
        arrivals.find(
            () -> {
              looks.incrementAndGet();
              now.addAndGet(Arrivals.DROPPED / 2);
              return Optional.empty();
            },
            terminal);

    assertThat(found).isEmpty();
    assertThat(looks).hasValue(2);
  }

  @Test
  void graceEndsWhileLooking() throws InterruptedException {
    Optional<String> found =
        arrivals.find(
            () -> {
              now.addAndGet(Arrivals.GRACE / 2);
              return Optional.empty();
            },
            terminal);

    assertThat(found).isEmpty();
  }

  @Test
  void eachArrivalWhileStartingProlongsTheGrace() throws InterruptedException {
    now.addAndGet(Arrivals.GRACE - 1);
    arrivals.arrived();
    now.addAndGet(Arrivals.GRACE - 1);
    AtomicInteger looks = new AtomicInteger();

    Optional<String> found =
        arrivals.find(
            () -> looks.incrementAndGet() < 2 ? Optional.empty() : Optional.of("here"), terminal);

    assertThat(found).contains("here");
  }

  @Test
  void laterArrivalsMakeNobodyWait() throws InterruptedException {
    now.addAndGet(Arrivals.GRACE);
    arrivals.arrived();

    arrivals.settle(terminal);

    assertThat(now).hasValue(1000 + Arrivals.GRACE);
  }

  @Test
  void settledServiceDoesNotWait() throws InterruptedException {
    now.addAndGet(Arrivals.QUIET);

    arrivals.settle(terminal);

    assertThat(now).hasValue(1000 + Arrivals.QUIET);
  }

  @Test
  void whatIsOnItsWayIsWaitedForAtAnyTime() throws InterruptedException {
    now.addAndGet(Arrivals.GRACE);
    coming.set(true);
    AtomicInteger looks = new AtomicInteger();

    Optional<String> found =
        arrivals.find(
            () -> {
              now.addAndGet(Arrivals.DROPPED);
              return looks.incrementAndGet() < 5 ? Optional.empty() : Optional.of("here");
            },
            terminal);

    assertThat(found).contains("here");
  }

  @Test
  void whatNeverArrivesIsNotWaitedForForEver() throws InterruptedException {
    now.addAndGet(Arrivals.GRACE);
    coming.set(true);

    Optional<String> found =
        arrivals.find(
            () -> {
              now.addAndGet(Arrivals.PATIENCE / 3);
              return Optional.empty();
            },
            terminal);

    assertThat(found).isEmpty();
  }

  @Test
  void aListWaitsForWhatIsOnItsWay() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    Arrivals busy = new Arrivals(now::get, () -> asked.incrementAndGet() < 3);
    now.addAndGet(Arrivals.GRACE);

    busy.settle(terminal);

    assertThat(asked).hasValue(3);
  }

  @Test
  void whoeverLeavesIsNotKept() {
    terminal.leave();

    assertThatThrownBy(() -> arrivals.settle(terminal)).isInstanceOf(InterruptedException.class);
  }
}
