package wernicke.metric.rsa.internal;

import wernicke.api.Metric;
import wernicke.testing.contract.MetricContract;

class RsaContractTest implements MetricContract {
  @Override
  public Metric metric() {
    return new Rsa();
  }
}
