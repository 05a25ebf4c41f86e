package wernicke.console.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void bytesHaveTheLargestFittingUnit() {
    assertThat(Texts.bytes(0)).isEqualTo("0 B");
    assertThat(Texts.bytes(999)).isEqualTo("999 B");
    assertThat(Texts.bytes(1000)).isEqualTo("1.0 kB");
    assertThat(Texts.bytes(12_345_678)).isEqualTo("12.3 MB");
    assertThat(Texts.bytes(5_000_000_000_000_000L)).isEqualTo("5000.0 TB");
  }

  @Test
  void nanIsADash() {
    assertThat(Texts.number(Double.NaN)).isEqualTo("-");
    assertThat(Texts.number(-0.12345)).isEqualTo("-0.1235");
  }

  @Test
  void reasonsAreWordsEvenWhereJavaNamesOnlyTheFile() {
    assertThat(Texts.reason(new AccessDeniedException("/a"))).isEqualTo("permission denied");
    assertThat(Texts.reason(new NoSuchFileException("/a"))).isEqualTo("no such file or folder");
    assertThat(Texts.reason(new FileSystemException("/a", null, "Read-only file system")))
        .isEqualTo("Read-only file system");
    assertThat(Texts.reason(new IOException("broken"))).isEqualTo("broken");
    assertThat(Texts.reason(new IOException())).isEqualTo("IOException");
  }
}
