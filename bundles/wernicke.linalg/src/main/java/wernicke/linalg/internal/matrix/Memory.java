package wernicke.linalg.internal.matrix;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;

/** Releases matrices outside the heap at the end of the work that made them, however it ends. */
public final class Memory {
  private Memory() {}

  /** Does the work and releases every {@link Dense} it made; the result must not hold one. */
  @SuppressWarnings("try")
  public static <T> T with(Supplier<T> work) {
    try (PointerScope scope = new PointerScope()) {
      return work.get();
    }
  }

  /** Does the work and releases every {@link Dense} it made. */
  public static void run(Runnable work) {
    with(
        () -> {
          work.run();
          return null;
        });
  }
}
