package wernicke.shell.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import wernicke.testing.console.TestTerminal;

class ArrivalsTest {
  private final AtomicLong now = new AtomicLong(1000);
  private final AtomicBoolean coming = new AtomicBoolean();
  private final Expectation arrivals = new Expectation(now::get, coming::get);
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
    now.addAndGet(Expectation.GRACE);
    Optional<String> found =
        arrivals.find(
            () ->
                now.addAndGet(Expectation.DROPPED / 4)
                        < 1000 + Expectation.GRACE + Expectation.DROPPED
                    ? Optional.empty()
                    : Optional.of("here"),
            terminal);

    assertThat(found).contains("here");
  }

  @Test
  void afterTheGraceOnlyThatIsWaitedFor() throws InterruptedException {
    now.addAndGet(Expectation.GRACE);
    AtomicInteger looks = new AtomicInteger();

    Optional<String> found =
        arrivals.find(
            () -> {
              looks.incrementAndGet();
              now.addAndGet(Expectation.DROPPED / 2);
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
              now.addAndGet(Expectation.GRACE / 2);
              return Optional.empty();
            },
            terminal);

    assertThat(found).isEmpty();
  }

  @Test
  void eachArrivalWhileStartingProlongsTheGrace() throws InterruptedException {
    now.addAndGet(Expectation.GRACE - 1);
    arrivals.arrived();
    now.addAndGet(Expectation.GRACE - 1);
    AtomicInteger looks = new AtomicInteger();

    Optional<String> found =
        arrivals.find(
            () -> looks.incrementAndGet() < 2 ? Optional.empty() : Optional.of("here"), terminal);

    assertThat(found).contains("here");
  }

  @Test
  void laterArrivalsMakeNobodyWait() throws InterruptedException {
    now.addAndGet(Expectation.GRACE);
    arrivals.arrived();

    arrivals.settle(terminal);

    assertThat(now).hasValue(1000 + Expectation.GRACE);
  }

  @Test
  void settledServiceDoesNotWait() throws InterruptedException {
    now.addAndGet(Expectation.QUIET);

    arrivals.settle(terminal);

    assertThat(now).hasValue(1000 + Expectation.QUIET);
  }

  @Test
  void whatIsOnItsWayIsWaitedForAtAnyTime() throws InterruptedException {
    now.addAndGet(Expectation.GRACE);
    coming.set(true);
    AtomicInteger looks = new AtomicInteger();

    Optional<String> found =
        arrivals.find(
            () -> {
              now.addAndGet(Expectation.DROPPED);
              return looks.incrementAndGet() < 5 ? Optional.empty() : Optional.of("here");
            },
            terminal);

    assertThat(found).contains("here");
  }

  @Test
  void whatNeverArrivesIsNotWaitedForForEver() throws InterruptedException {
    now.addAndGet(Expectation.GRACE);
    coming.set(true);

    Optional<String> found =
        arrivals.find(
            () -> {
              now.addAndGet(Expectation.PATIENCE / 3);
              return Optional.empty();
            },
            terminal);

    assertThat(found).isEmpty();
  }

  @Test
  void aListWaitsForWhatIsOnItsWay() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    Expectation busy = new Expectation(now::get, () -> asked.incrementAndGet() < 3);
    now.addAndGet(Expectation.GRACE);

    busy.settle(terminal);

    assertThat(asked).hasValue(3);
  }

  @Test
  void whoeverLeavesIsNotKept() {
    terminal.leave();

    assertThatThrownBy(() -> arrivals.settle(terminal)).isInstanceOf(InterruptedException.class);
  }
}
