package wernicke.metric.cka.internal;

import wernicke.api.Metric;
import wernicke.testing.contract.MetricContract;

class CkaContractTest implements MetricContract {
  @Override
  public Metric metric() {
    return new Cka();
  }
}
