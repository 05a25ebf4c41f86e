package wernicke.dataset.futrell2018.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.testing.FolderHome;
import wernicke.testing.contract.DatasetContract;

class Futrell2018ContractTest implements DatasetContract {
  private static final String WORDS =
      """
      word\tzone\titem
      Cats\t1\t1
      sleep.\t2\t1
      Why\t3\t1
      not?\t4\t1
      """;
  private static final String MEANS =
      """
      word\tzone\titem\tnItem\tmeanItemRT
      Cats\t1\t1\t3\t301
      sleep.\t2\t1\t3\t302
      Why\t3\t1\t3\t303
      not?\t4\t1\t3\t304
      """;

  @TempDir private Path folder;

  @Override
  public Dataset complete() throws Exception {
    Files.writeString(folder.resolve("all_stories.tok"), WORDS);
    Files.writeString(folder.resolve("processed_wordinfo.tsv"), MEANS);
    return new Futrell2018(new FolderHome(folder, "Futrell2018"));
  }

  @Override
  public Dataset withoutFiles() {
    return new Futrell2018(new FolderHome(folder, ""));
  }
}
