package wernicke.dataset.tuckute2024.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.contract.DatasetContract;

class Tuckute2024ContractTest implements DatasetContract {
  @TempDir private Path folder;

  @Override
  public Dataset complete() throws Exception {
    Path files = Resources.path(Tuckute2024Test.class, Tuckute2024.MEAN_FILE).getParent();
    return new Tuckute2024(new FolderHome(files, Tuckute2024.ID));
  }

  @Override
  public Dataset withoutFiles() {
    return new Tuckute2024(new FolderHome(folder, ""));
  }
}
