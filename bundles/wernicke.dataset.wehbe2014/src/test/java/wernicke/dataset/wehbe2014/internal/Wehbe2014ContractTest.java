package wernicke.dataset.wehbe2014.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.contract.DatasetContract;

class Wehbe2014ContractTest implements DatasetContract {
  @TempDir private Path folder;

  @Override
  public Dataset complete() throws Exception {
    Path files = Resources.path(Wehbe2014Test.class, "time_fmri.npy").getParent();
    return new Wehbe2014(new FolderHome(files, Wehbe2014.ID));
  }

  @Override
  public Dataset withoutFiles() {
    return new Wehbe2014(new FolderHome(folder, ""));
  }
}
