package wernicke.dataset.fedorenko2010.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.testing.FolderHome;
import wernicke.testing.contract.DatasetContract;

class Fedorenko2010ContractTest implements DatasetContract {
  @TempDir private Path folder;

  @Override
  public Dataset complete() throws Exception {
    return new Fedorenko2010(LocalizerFolder.complete(folder).home());
  }

  @Override
  public Dataset withoutFiles() {
    return new Fedorenko2010(new FolderHome(folder, ""));
  }
}
