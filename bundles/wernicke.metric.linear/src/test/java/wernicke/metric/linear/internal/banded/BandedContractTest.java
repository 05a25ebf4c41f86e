package wernicke.metric.linear.internal.banded;

import wernicke.api.Metric;
import wernicke.testing.contract.MetricContract;

class BandedContractTest implements MetricContract {
  @Override
  public Metric metric() {
    return new Banded();
  }
}
