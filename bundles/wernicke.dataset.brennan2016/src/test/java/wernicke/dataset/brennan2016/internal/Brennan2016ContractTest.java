package wernicke.dataset.brennan2016.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.testing.FolderHome;
import wernicke.testing.contract.DatasetContract;

class Brennan2016ContractTest implements DatasetContract {
  @TempDir private Path folder;

  @Override
  public Dataset complete() throws Exception {
    return new Brennan2016(AliceFolder.complete(folder).home());
  }

  @Override
  public Dataset withoutFiles() {
    return new Brennan2016(new FolderHome(folder, ""));
  }
}
