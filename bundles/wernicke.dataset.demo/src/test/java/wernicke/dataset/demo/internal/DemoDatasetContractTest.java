package wernicke.dataset.demo.internal;

import wernicke.api.Dataset;
import wernicke.testing.contract.DatasetContract;

class DemoDatasetContractTest implements DatasetContract {
  @Override
  public Dataset complete() {
    return new DemoDataset();
  }

  @Override
  public Dataset withoutFiles() {
    return null; // it carries its own data
  }
}
