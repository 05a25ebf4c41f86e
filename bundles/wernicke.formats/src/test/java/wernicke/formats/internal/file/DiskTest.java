package wernicke.formats.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.PluginException;

class DiskTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "999,999 B",
    "1000,1.0 kB",
    "999949,999.9 kB",
    "999950,1.0 MB",
    "12345678,12.3 MB",
    "13500000000,13.5 GB",
    "1000000000000,1.0 TB",
    "9223372036854775807,9223.4 PB"
  })
  void sizesForPeople(long bytes, String text) {
    assertThat(ByteCount.text(bytes)).isEqualTo(text);
  }

  @Test
  void moreThanThereIsIsRefusedInOneLine() {
    Disk.require(folder, "the journal", 0);
    assertThatThrownBy(() -> Disk.require(folder, "the journal", Long.MAX_VALUE))
        .isInstanceOf(PluginException.class)
        .hasMessageMatching(
            "disk full: the journal needs 9223.4 PB, free .*B in .*; free some space and retry");
  }

  @Test
  void aFullDiskIsToldFromAReadOnlyOne() {
    assertThat(Disk.failure(folder, "it", 5, new IOException("No space left on device")))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("disk full: it needs 5 B, free ");
    assertThat(Disk.failure(folder, "it", 5, new AccessDeniedException("/x")))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "cannot write it in " + folder + " (permission denied): make it writable and retry");
  }

  @Test
  void anInterruptedWriteIsACancellation() {
    assertThat(Disk.failure(folder, "it", 5, new ClosedByInterruptException()))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void reasonsAreWordsEvenWhereJavaNamesOnlyTheFile() {
    assertThat(Disk.reason(new AccessDeniedException("/a"))).isEqualTo("permission denied");
    assertThat(Disk.reason(new NoSuchFileException("/a"))).isEqualTo("no such file or folder");
    assertThat(Disk.reason(new FileSystemException("/a", null, "Read-only file system")))
        .isEqualTo("Read-only file system");
    assertThat(Disk.reason(new FileAlreadyExistsException("/a")))
        .isEqualTo("a file of that name is in the way");
    assertThat(Disk.reason(new IOException("broken"))).isEqualTo("broken");
    assertThat(Disk.reason(new IOException())).isEqualTo("IOException");
  }
}
