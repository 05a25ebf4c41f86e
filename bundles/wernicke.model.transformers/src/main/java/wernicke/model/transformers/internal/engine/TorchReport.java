package wernicke.model.transformers.internal.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;

/** What {@code doctor} says of PyTorch: version, threads, and a measured speed. */
@Component(service = Supplier.class, property = "wernicke.doctor=pytorch")
public final class TorchReport implements Supplier<Map<String, String>> {
  private static final int SIDE = 1024;
  private static final int ROUNDS = 5;

  @Override
  public Map<String, String> get() {
    Map<String, String> report = new LinkedHashMap<>();
    report.put(
        "version", Torch.underFrameworkLoader(() -> Engine.getEngine("PyTorch").getVersion()));
    report.put("threads", System.getProperty("ai.djl.pytorch.num_threads", "its own choice"));
    report.put("float32 product", String.format(Locale.ROOT, "%.0f GFLOP/s", gigaflops()));
    return report;
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
