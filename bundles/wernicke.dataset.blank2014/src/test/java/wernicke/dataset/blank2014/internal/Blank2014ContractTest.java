package wernicke.dataset.blank2014.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.contract.DatasetContract;

class Blank2014ContractTest implements DatasetContract {
  @TempDir private Path folder;

  @Override
  public Dataset complete() throws Exception {
    Path files = Resources.path(Blank2014Test.class, Blank2014.FILE).getParent();
    return new Blank2014(new FolderHome(files, Blank2014.ID));
  }

  @Override
  public Dataset withoutFiles() {
    return new Blank2014(new FolderHome(folder, ""));
  }
}
