package wernicke.metric.correlation.internal;

import java.util.Optional;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.testing.Draws;
import wernicke.testing.contract.MetricContract;

class PearsonrContractTest implements MetricContract {
  @Override
  public Metric metric() {
    return new Pearsonr();
  }

  /** One surprisal for each word. */
  @Override
  public Matrix features() {
    return Draws.matrix(new Draws(8).symmetric(assembly().values().rows(), 1));
  }

  @Override
  public Optional<Double> perfect() {
    return Optional.empty(); // it takes one number a word, not a brain
  }
}
