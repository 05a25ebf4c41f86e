package wernicke.dataset.pereira2018.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.contract.DatasetContract;

class Pereira2018Sentences384ContractTest implements DatasetContract {
  @TempDir private Path folder;

  @Override
  public Dataset complete() throws Exception {
    Path files = Resources.path(Pereira2018Test.class, Experiment.FILE).getParent();
    return new Pereira2018Sentences384(new FolderHome(files, "Pereira2018.384sentences"));
  }

  @Override
  public Dataset withoutFiles() {
    return new Pereira2018Sentences384(new FolderHome(folder, ""));
  }
}
