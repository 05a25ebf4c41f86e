package wernicke.model.transformers.internal.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.formats.internal.safetensors.TensorEntry;

class SafetensorsFileTest {
  private static final String TWO =
      "{'__metadata__':{'format':'pt'},"
          + "'b':{'dtype':'F32','shape':[2,1],'data_offsets':[4,12]},"
          + "'a':{'dtype':'BF16','shape':[2],'data_offsets':[0,4]}}   ";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() throws IOException {
    file = Files.createDirectories(folder.resolve("m")).resolve("model.safetensors");
  }

  private static byte[] bytes(long length, String header, int data) {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(8 + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(length < 0 ? json.length : length).put(json);
    for (int i = 0; i < data; i++) {
      all.put((byte) (i + 1));
    }
    return all.array();
  }

  private void write(String header, int data) throws IOException {
    Files.write(file, bytes(-1, header, data));
  }

  @Test
  void readsTensorsWhereTheyLie() throws IOException {
    write(TWO, 12);
    SafetensorsFile opened = SafetensorsFile.open(file);
    assertThat(opened.tensors()).containsOnlyKeys("b", "a");
    TensorEntry b = opened.tensors().get("b");
    assertThat(b.shape()).isEqualTo(List.of(2L, 1L));
    assertThat(b.type()).isEqualTo(StoredType.F32);
    assertThat(b.elements()).isEqualTo(2);
    assertThat(opened.map(b, 4, 4).getInt()).isEqualTo(0x0c0b0a09);
  }

  @Test
  void readsFilesThatMayNotBeWritten() throws IOException {
    write(TWO, 12);
    assertThat(file.toFile().setReadOnly()).isTrue();
    SafetensorsFile opened = SafetensorsFile.open(file);
    ByteBuffer mapped = opened.map(opened.tensors().get("a"), 0, 4);
    assertThat(mapped.isReadOnly()).isTrue();
    assertThat(mapped.getInt()).isEqualTo(0x04030201);
  }

  @Test
  void refusesDamagedFilesByName() throws IOException {
    write("{}{}", 8);
    assertRefused("its header is not valid JSON at $; copy it again");
    Files.write(file, bytes(99_999_999, "{}", 100));
    assertRefused("truncated: its header needs 100000007 bytes, the file has 110; copy it again");
  }

  @Test
  void fileThatShrinksIsNoticedWhenMapped() throws IOException {
    write(TWO, 12);
    SafetensorsFile opened = SafetensorsFile.open(file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> opened.map(opened.tensors().get("b"), 0, 8))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("truncated: tensor 'b'");
  }

  @Test
  void rowsAreCopiedInAnyOrder() throws IOException {
    write("{'a':{'dtype':'F32','shape':[3,2],'data_offsets':[0,24]}}", 24);
    SafetensorsFile opened = SafetensorsFile.open(file);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < 24; i++) {
      whole[whole.length - 24 + i] = (byte) i;
    }
    Files.write(file, whole);
    ByteBuffer rows = opened.rows(opened.tensors().get("a"), new int[] {2, 0, 2}, 8);
    byte[] copied = new byte[24];
    rows.get(copied);
    assertThat(copied)
        .containsExactly(
            16, 17, 18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
    assertThat(rows.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> opened.rows(opened.tensors().get("a"), new int[] {0, 2}, 8))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("truncated: tensor 'a'");
  }

  @Test
  void interruptCancels() throws IOException {
    write(TWO, 12);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> SafetensorsFile.open(file)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> SafetensorsFile.open(file))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("m/model.safetensors: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
