package wernicke.formats.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Progress;

class FileHashTest {
  /** FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  /** FIPS 180-2, appendix A.1. */
  private static final String SHA_1 = "a9993e364706816aba3e25717850c26c9cd0d89d";

  @TempDir private Path folder;

  @Test
  void isThatOfTheStandard() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "abc");
    assertThat(FileHash.sha256(DataFile.published(file))).isEqualTo(ABC);
    assertThat(FileHash.sha256(file, Progress.NONE)).isEqualTo(ABC);
    assertThat(FileHash.sha256("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(ABC);
    assertThat(FileHash.of(file, FileHash.digest("SHA-1"), Progress.NONE)).isEqualTo(SHA_1);
  }

  @Test
  void canBeCancelled() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "abc");
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, String what) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> FileHash.sha256(file, cancelled))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("x");
    assertThatThrownBy(() -> FileHash.sha256(DataFile.published(file)))
        .hasMessage(file + " is missing: run 'data' to see how to get it");
  }
}
