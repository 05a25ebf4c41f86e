package wernicke.hub.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.DatasetInfo;

class DataFoldersTest {
  @TempDir Path folder;

  private List<String> missing(String... files) {
    return DataFolders.missing(
        new DatasetInfo("set", "", "", "", List.of(files), Optional.empty(), List.of(), List.of()),
        folder);
  }

  @Test
  void oneOfSeveralLayoutsIsEnough() throws IOException {
    String layouts = "set.nc or */set.mat or set.mat";
    assertThat(missing(layouts, "words.txt")).containsExactly(layouts, "words.txt");
    Files.createFile(folder.resolve("set.mat"));
    assertThat(missing(layouts, "words.txt")).containsExactly("words.txt");
  }

  @Test
  void patternsMayNameFolders() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.createFile(folder.resolve("a/b/set.mat"));
    assertThat(missing("*/*/set.mat", "a/*/*.mat", "a/b/set.mat")).isEmpty();
    assertThat(missing("*/set.mat", "*.mat", "*/c/*.mat", "a/b/c/*", "x/*"))
        .containsExactly("*/set.mat", "*.mat", "*/c/*.mat", "a/b/c/*", "x/*");
  }
}
