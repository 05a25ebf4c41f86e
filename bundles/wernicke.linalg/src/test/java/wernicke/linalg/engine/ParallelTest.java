package wernicke.linalg.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {
  @Test
  void everyPieceOfWorkIsDoneOnce() {
    AtomicIntegerArray done = new AtomicIntegerArray(1000);
    Parallel.forEach(done.length(), done::incrementAndGet);
    assertThat(IntStream.range(0, done.length()).map(done::get)).containsOnly(1);
    Parallel.forEach(0, done::incrementAndGet);
  }

  @Test
  void aFailureIsThrownWhenNoThreadIsAtWorkAnyMore() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Parallel.forEach(
                    100_000,
                    i -> {
                      begun.incrementAndGet();
                      if (i == 20) {
                        ended.incrementAndGet();
                        throw new CancellationException("enough");
                      }
                      ended.incrementAndGet();
                    }))
        .isInstanceOf(CancellationException.class)
        .hasMessage("enough");
    assertThat(begun).hasValueBetween(21, 99_999);
    assertThat(ended).hasValue(begun.get());
  }

  @Test
  void anErrorIsNotHidden() {
    assertThatThrownBy(
            () ->
                Parallel.forEach(
                    3,
                    i -> {
                      throw new AssertionError("number " + i);
                    }))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void oneOfItsThreadsIsTheCallers() {
    Thread caller = Thread.currentThread();
    AtomicInteger own = new AtomicInteger();
    Parallel.forEach(1, i -> own.addAndGet(Thread.currentThread() == caller ? 1 : 0));
    assertThat(own).hasValue(1);
  }
}
