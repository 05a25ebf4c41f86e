package rogue;

import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.Progress;
import wernicke.api.Split;

/** A metric that does what none should, in its constructor or in its comparison. */
@Component(property = "wernicke.id=rogue")
public class Rogue implements Metric {
  private static final boolean CONSTRUCTOR_BLOCKS = false;
  private static final boolean COMPARISON_BLOCKS = false;
  private static final float VALUE = 0;

  public Rogue() {
    if (CONSTRUCTOR_BLOCKS) {
      block();
    }
  }

  private static void block() {
    while (true) {
      try {
        Thread.sleep(1_000_000);
      } catch (InterruptedException e) {
        continue; // as bad as it can be
      }
    }
  }

  @Override
  public Comparison compare(Matrix features, Assembly assembly, List<Split> splits, Progress progress) {
    if (COMPARISON_BLOCKS) {
      block();
    }
    float[] values = new float[splits.size() * assembly.neuroids().size()];
    Arrays.fill(values, VALUE);
    return new Comparison(Matrix.of(splits.size(), assembly.neuroids().size(), values), 1, java.util.Map.of());
  }
}
