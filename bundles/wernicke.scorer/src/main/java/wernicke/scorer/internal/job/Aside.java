package wernicke.scorer.internal.job;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Has done what would hold the conductor up.
 *
 * @param helper does it
 * @param conductor is told when it is done
 */
public record Aside(Executor helper, Executor conductor) {
  /**
   * Does it, then tells.
   *
   * @param done hears of the failure, null if there was none
   */
  void run(Runnable work, Consumer<Throwable> done) {
    helper.execute(
        () -> {
          Throwable failure = attempt(work);
          conductor.execute(() -> done.accept(failure));
        });
  }

  private static Throwable attempt(Runnable work) {
    try {
      work.run();
      return null;
    } catch (Throwable e) { // whatever one job does, the others go on
      return e;
    }
  }
}
