package wernicke.model.transformers.internal.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Component;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/** What {@code doctor} says of PyTorch: version, threads, and a measured speed. */
@Component(property = "service.ranking:Integer=978")
public final class TorchCheck implements HealthCheck {
  private static final int SIDE = 1024;
  private static final int ROUNDS = 5;

  @Override
  public String area() {
    return "pytorch";
  }

  /** The first who asks has the library unpacked and loaded, which a busy disk makes long. */
  @Override
  public Duration patience() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<Finding> look() {
    String version = Torch.underFrameworkLoader(() -> Engine.getEngine("PyTorch").getVersion());
    return List.of(
        fine("version", version),
        fine("threads", System.getProperty("ai.djl.pytorch.num_threads", "its own choice")),
        fine("float32 product", String.format(Locale.ROOT, "%.0f GFLOP/s", gigaflops())));
  }

  private Finding fine(String what, String found) {
    return Finding.fine(area(), what + ": " + found);
  }

  /** The best of a few products of square matrices. */
  private static double gigaflops() {
    try (NDManager manager = Torch.newManager()) {
      NDArray matrix = manager.randomNormal(new Shape(SIDE, SIDE));
      double best = 0;
      for (int i = 0; i < ROUNDS; i++) {
        long start = System.nanoTime();
        matrix.matMul(matrix).getFloat(0, 0);
        best = Math.max(best, 2.0 * SIDE * SIDE * SIDE / (System.nanoTime() - start));
      }
      return best;
    }
  }
}
