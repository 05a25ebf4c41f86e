package wernicke.model.transformers.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;

class UnfinishedTest {
  @TempDir Path temp;

  @Test
  void resultIsThereWhenItIsComplete() {
    Path result = temp.resolve("r");
    Unfinished.of(result)
        .make(
            hidden -> {
              assertThat(hidden.getFileName().toString()).startsWith(".r.");
              Files.createDirectories(hidden.resolve("a/b"));
              assertThat(result).doesNotExist();
            });
    assertThat(result.resolve("a/b")).isDirectory();
    assertThat(temp).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void fullDiskIsOneLine() {
    Path result = temp.resolve("r");
    assertThatThrownBy(
            () ->
                Unfinished.of(result)
                    .make(
                        hidden -> {
                          Files.createDirectory(hidden);
                          Files.writeString(hidden.resolve("half"), "x");
                          throw new FileSystemException("x", null, "No space left on device");
                        }))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "cannot write "
                + result
                + ": No space left on device; nothing of it was kept, check the disk and the"
                + " rights");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void defectsLeaveNothingEither() {
    assertThatThrownBy(
            () ->
                Unfinished.of(temp.resolve("r"))
                    .make(
                        hidden -> {
                          Files.createDirectory(hidden);
                          throw new IllegalStateException("a defect");
                        }))
        .hasMessage("a defect");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void whatAppearsMeanwhileIsKept() throws IOException {
    Path result = temp.resolve("r");
    assertThatThrownBy(
            () ->
                Unfinished.of(result)
                    .make(
                        hidden -> {
                          Files.writeString(hidden, "mine");
                          Files.writeString(result, "another's");
                        }))
        .hasMessage(result + " is there already: choose another name");
    assertThat(result).hasContent("another's");
    assertThat(temp).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void roomIsAskedFor() {
    Unfinished.of(temp.resolve("r")).requireRoom(1);
    assertThatThrownBy(() -> Unfinished.of(temp.resolve("r")).requireRoom(Long.MAX_VALUE))
        .isInstanceOf(PluginException.class)
        .hasMessageMatching("r needs 9223.4 PB, but only [0-9.]+ .?B are free in .*");
  }
}
