package wernicke.formats.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;

class ScratchTest {
  @TempDir Path folder;

  @Test
  void partsAreApartAndTheFileHasNoName() throws IOException {
    int numbers = 700_001; // more than one chunk
    List<FloatBuffer> parts = Scratch.map(2, numbers, folder.resolve("new"), "the recording");
    assertThat(parts).hasSize(2).allMatch(part -> part.remaining() == numbers);
    assertThat(parts.get(1).get(0)).isNaN();
    assertThat(parts.get(1).get(numbers - 1)).isNaN();
    parts.get(0).put(numbers - 1, 3);
    parts.get(1).put(0, 4);
    assertThat(parts.get(0).get(numbers - 1)).isEqualTo(3);
    assertThat(parts.get(0).get(0)).isNaN();
    assertThat(parts.get(1).get(0)).isEqualTo(4);
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void noRoomIsOneLine() throws IOException {
    Path file = Files.createFile(folder.resolve("in the way"));
    assertThatThrownBy(() -> Scratch.map(1, 1 << 20, file, "the recording"))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "cannot write the recording in "
                + file
                + " (a file of that name is in the way): make it writable and retry");
    assertThatThrownBy(() -> Scratch.map(1 << 20, 1 << 28, folder, "the recording"))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("disk full: the recording needs 1.1 PB, free ");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
