package wernicke.dataset.described.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Dataset;
import wernicke.api.Progress;
import wernicke.api.data.Descriptors;
import wernicke.testing.FolderHome;
import wernicke.testing.Registry;

class DescribedDatasetsTest {
  private final Registry registry = new Registry(Dataset.class, Map.of());

  @TempDir private Path temp;

  private DescribedDatasets datasets() {
    return new DescribedDatasets(registry.context(), new FolderHome(temp.resolve("home")));
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().equals("wernicke-watch-data"))
        .count();
  }

  @Test
  void registersWhileFoldersComeAndGo() throws IOException, InterruptedException {
    Path data = temp.resolve("home/data");
    Sandbox.table(data.resolve("first"));
    DescribedDatasets datasets = datasets();
    assertThat(registry.next()).isEqualTo("+first");
    assertThat(registry.services().get("first").properties().get("wernicke.description"))
        .isEqualTo("described by dataset.json");
    Sandbox.table(data.resolve("second"));
    assertThat(registry.next()).isEqualTo("+second");
    while (datasets.described().size() < 2) { // told a moment after it is registered
      Thread.sleep(5);
    }
    assertThat(datasets.described())
        .containsExactly(
            new Descriptors.Described("first", data.resolve("first"), ""),
            new Descriptors.Described("second", data.resolve("second"), ""));
    Files.move(data.resolve("second"), temp.resolve("aside"));
    assertThat(registry.next()).isEqualTo("-second");
    datasets.close();
    assertThat(registry.services()).isEmpty();
    assertThat(threads()).isZero();
  }

  @Test
  void checksFoldersAnywhere() throws InterruptedException {
    DescribedDatasets datasets = datasets();
    Sandbox sandbox = Sandbox.table(temp.resolve("elsewhere"));
    Descriptors.Report fine = datasets.check(sandbox.folder(), Progress.NONE);
    assertThat(fine.problems()).isEmpty();
    assertThat(fine.facts())
        .containsExactly(
            "presentations: 4, scored: 4, contexts: 2, pieces of text: 4",
            "neuroids: 2, subjects: 1, neuroids that are means over subjects: 0",
            "responses: 8, missing: 2, neuroids without any: 0",
            "benchmark elsewhere-ridge: group:2:by=passage:seed=1234");
    sandbox.edit("t.csv", "0.5", "half");
    Descriptors.Report bad = datasets.check(sandbox.folder(), Progress.NONE);
    assertThat(bad.problems()).hasSize(1);
    assertThat(bad.facts()).isEmpty();
    sandbox.edit("dataset.json", "table", "tabel");
    assertThat(datasets.check(sandbox.folder(), Progress.NONE).problems()).hasSize(1);
    datasets.close();
  }

  @Test
  void offersTemplates() throws InterruptedException {
    DescribedDatasets datasets = datasets();
    assertThat(datasets.layouts()).hasSize(3);
    assertThat(datasets.template("matrix").descriptor()).contains("responses.npy");
    datasets.close();
  }
}
