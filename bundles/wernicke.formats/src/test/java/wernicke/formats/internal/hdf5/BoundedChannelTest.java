package wernicke.formats.internal.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedChannelTest {
  private static final int SIZE = 3_000_000;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    byte[] content = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      content[i] = (byte) (i % 251);
    }
    file = Files.write(folder.resolve("x"), content);
  }

  @Test
  void aBufferIsFilledUnlessTheFileEnds() throws IOException {
    try (BoundedChannel channel = new BoundedChannel(file)) {
      byte[] read = new byte[SIZE + 10];
      assertThat(channel.read(ByteBuffer.wrap(read))).isEqualTo(SIZE);
      assertThat(Arrays.copyOf(read, SIZE)).isEqualTo(Files.readAllBytes(file));
      assertThat(channel.position()).isEqualTo(SIZE);
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      channel.position(251 + 7);
      ByteBuffer one = ByteBuffer.allocate(1);
      assertThat(channel.read(one)).isEqualTo(1);
      assertThat(one.get(0)).isEqualTo((byte) 7);
    }
  }

  @Test
  void whoGoesRoundInCirclesIsStopped() throws IOException {
    try (BoundedChannel channel = new BoundedChannel(file)) {
      for (int i = 0; i < 16; i++) {
        assertThat(channel.position(0).read(ByteBuffer.allocate(SIZE))).isEqualTo(SIZE);
      }
      assertThatThrownBy(() -> channel.position(0).read(ByteBuffer.allocate(SIZE)))
          .isInstanceOf(IOException.class)
          .hasMessage("its parts refer to each other in circles");
    }
  }

  @Test
  void manySmallStepsAreCirclesToo() throws IOException {
    Path small = Files.writeString(folder.resolve("small"), "x");
    try (BoundedChannel channel = new BoundedChannel(small)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  channel.position(0).read(ByteBuffer.allocate(1));
                }
              })
          .isInstanceOf(IOException.class);
    }
  }
}
