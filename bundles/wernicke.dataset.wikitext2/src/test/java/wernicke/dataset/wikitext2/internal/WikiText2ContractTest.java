package wernicke.dataset.wikitext2.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.testing.FolderHome;
import wernicke.testing.contract.DatasetContract;

class WikiText2ContractTest implements DatasetContract {
  @TempDir private Path folder;

  @Override
  public Dataset complete() throws Exception {
    Files.writeString(
        folder.resolve(WikiText2.FILE),
        "\n = Title = \n \n A line of text .\n\n = Other = \n It ends .\n");
    return new WikiText2(new FolderHome(folder, "WikiText2"));
  }

  @Override
  public Dataset withoutFiles() {
    return new WikiText2(new FolderHome(folder, ""));
  }
}
