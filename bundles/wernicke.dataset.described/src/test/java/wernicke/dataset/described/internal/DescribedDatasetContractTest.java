package wernicke.dataset.described.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.testing.contract.DatasetContract;

class DescribedDatasetContractTest implements DatasetContract {
  @TempDir private Path folder;

  @Override
  public Dataset complete() {
    return new DescribedDataset(Sandbox.table(folder.resolve("mine")).descriptor());
  }

  @Override
  public Dataset withoutFiles() throws Exception {
    Sandbox sandbox = Sandbox.table(folder.resolve("gone"));
    Descriptor descriptor = sandbox.descriptor();
    Files.delete(sandbox.folder().resolve("t.csv"));
    return new DescribedDataset(descriptor);
  }
}
