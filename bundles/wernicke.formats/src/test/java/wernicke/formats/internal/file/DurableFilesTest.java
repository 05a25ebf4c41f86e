package wernicke.formats.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("file.json");
  }

  private void write(String text) throws IOException {
    DurableFiles.write(
        file, channel -> channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    write("one");
    write("two");
    assertThat(file).hasContent("two");
    assertThat(folder).isDirectoryNotContaining(f -> !f.equals(file));
  }

  @Test
  void aWriteThatFailsHalfwayLeavesTheOldFileAndNoTemporaryOne() throws IOException {
    write("whole");
    assertThatThrownBy(
            () ->
                DurableFiles.write(
                    file,
                    channel -> {
                      channel.write(ByteBuffer.wrap(new byte[] {'h', 'a', 'l', 'f'}));
                      throw new IOException("No space left on device");
                    }))
        .hasMessage("No space left on device");
    assertThat(file).hasContent("whole");
    assertThat(folder).isDirectoryNotContaining(f -> !f.equals(file));
  }

  @Test
  void aFileThatMayNotBeReplacedStays() throws IOException {
    DurableFiles.stream(file, false, out -> out.write("one".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> DurableFiles.stream(file, false, out -> out.write('2')))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("one");
    assertThat(folder).isDirectoryNotContaining(f -> !f.equals(file));
  }

  @Test
  void aStreamMayBeClosedByWhoWritesIt() throws IOException {
    DurableFiles.stream(
        file,
        true,
        out -> {
          try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write("one".getBytes(StandardCharsets.UTF_8));
          }
        });
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(in).hasContent("one");
    }
  }

  @Test
  void removesTemporaryFilesOfAnEarlierProcessOnly() throws IOException {
    Path stale = Files.writeString(folder.resolve("a.wernicke.tmp"), "half");
    Files.setLastModifiedTime(stale, FileTime.from(Instant.EPOCH));
    Path other = Files.writeString(folder.resolve("b.tmp"), "not ours");
    Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
    Path young = Files.writeString(folder.resolve("c.wernicke.tmp"), "being written");
    assertThat(DurableFiles.removeStale(folder)).isEqualTo(1);
    assertThat(stale).doesNotExist();
    assertThat(other).exists();
    assertThat(young).exists();
  }
}
