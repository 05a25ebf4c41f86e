package wernicke.dataset.fedorenko2016.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.contract.DatasetContract;

class Fedorenko2016ContractTest implements DatasetContract {
  @TempDir private Path folder;

  @Override
  public Dataset complete() throws Exception {
    Path files = Resources.path(Fedorenko2016Test.class, Fedorenko2016.FILE).getParent();
    return new Fedorenko2016(new FolderHome(files, Fedorenko2016.ID));
  }

  @Override
  public Dataset withoutFiles() {
    return new Fedorenko2016(new FolderHome(folder, ""));
  }
}
