package wernicke.store.internal.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.formats.internal.safetensors.SafetensorsHeader;

class DamagedRecordingTest {
  private static final String KEY = "ab12";

  @TempDir Path folder;
  private Path file;

  private RecordingFiles files() {
    return new RecordingFiles(folder, "recording");
  }

  private static Recording recording() {
    return new Recording(
        Recording.Rows.PARTS, Map.of("h.0", Matrix.of(1, 2, new float[] {1, 2})), Map.of());
  }

  @BeforeEach
  void put() {
    files().put(KEY, recording(), Map.of());
    file = files().file(KEY);
  }

  private void requireDamaged(String why) {
    RecordingFiles files = files();
    assertThatThrownBy(() -> files.open(KEY))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("the recording ab12 is damaged")
        .hasMessageContaining(why)
        .hasMessageEndingWith(file + ".damaged; retry to compute it anew")
        .hasMessageNotContaining("\n");
    assertThat(Path.of(file + ".damaged")).exists();
    assertThat(files.has(KEY)).isFalse();
    assertThat(files.list()).isEmpty();
    files.put(KEY, recording(), Map.of());
    assertThat(files.open(KEY)).isPresent();
  }

  @Test
  void aFileThatIsCutShort() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));
    requireDamaged("truncated: tensor 'h.0' ends at byte ");
  }

  @Test
  void aFileThatIsTooLong() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    requireDamaged("1 bytes follow the last tensor");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 20})
  void aFileOfAFewBytes(int length) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    requireDamaged("");
  }

  @Test
  void aFlippedBitInTheNumbers() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    requireDamaged("checksum");
  }

  @Test
  void anyFlippedBitInTheHeader() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length - 8; i++) { // 8 bytes of numbers
      byte[] bytes = whole.clone();
      bytes[i] ^= (byte) (1 << i % 8);
      Files.write(file, bytes);
      RecordingFiles files = files();
      assertThatThrownBy(() -> files.open(KEY))
          .as("bit %s of byte %s", i % 8, i)
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("the recording ab12 is damaged");
    }
  }

  @Test
  void aFileOf010HasNoSealAndIsReadAllTheSame() throws IOException {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("format", "wernicke.recording/1");
    text.put("rows", "parts");
    text.put("layers", "[\"h.0\"]");
    SafetensorsHeader header =
        new SafetensorsHeader(text, SafetensorsWriter.layout(recording().layers()));
    ByteBuffer first = header.encode(64);
    ByteBuffer bytes = ByteBuffer.allocate(first.remaining() + 8).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.put(first).putFloat(1).putFloat(2).array());
    assertThat(files().open(KEY).orElseThrow().layer("h.0").toArray()).containsExactly(1, 2);
    assertThat(files().sealed(file)).isFalse();
    assertThat(files().damage(file)).isEmpty();
  }

  @Test
  void readingForDamageMovesNothing() throws IOException {
    assertThat(files().damage(file)).isEmpty();
    assertThat(files().sealed(file)).isTrue();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThat(files().damage(file).orElseThrow()).startsWith("checksum");
    assertThat(file).exists();
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 60, -1, Long.MIN_VALUE, 100_000_001})
  void anImpossibleHeaderLength(long length) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Files.write(file, bytes);
    requireDamaged("its header cannot have " + Long.toUnsignedString(length) + " bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [] | its header is not valid JSON
          {"h" | its header is not valid JSON
          {"h":1} | its header is not valid JSON
          {"h":{"dtype":"F16","shape":[1,4],"data_offsets":[0,8]}} | no float32 matrix
          {"h":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | no float32 matrix
          {"h":{"dtype":"F32","shape":[1,3],"data_offsets":[0,8]}} | tensor 'h' (F32 [1, 3]) needs 12 bytes
          {"h":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}} | its header is not valid JSON
          {"h":{"dtype":"F32","shape":[4294967297,2],"data_offsets":[0,8]}} | needs 34359738376 bytes
          {"h":{"dtype":"F32","shape":[1,2],"data_offsets":[-8,0]}} | its header is not valid JSON
          {"h":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}} | does not follow the tensor before it
          {"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}} | overlaps the tensor before it
          {"__metadata__":{"rows":{}},"h":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}} | its header is not valid JSON
          {"h":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}} | whether rows are parts or presentations
          {"__metadata__":{"rows":"parts"},"h":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}} | in which order
          {"__metadata__":{"rows":"parts","layers":"x"},"h":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}} | no JSON array
          {"__metadata__":{"rows":"parts","layers":"[]"},"h":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}} | other layers
          """)
  void aHeaderThatMakesNoSense(String json, String why) throws IOException {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(header.length).put(header).array());
    requireDamaged(why);
  }
}
