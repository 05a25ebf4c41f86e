package wernicke.model.transformers.internal.decoder.weight;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.model.transformers.internal.engine.Torch;
import wernicke.model.transformers.internal.safetensors.SafetensorsFile;
import wernicke.model.transformers.internal.safetensors.Tensor;

class WeightLoaderTest {
  @TempDir Path folder;

  private float[] load(String type, String padding, ByteBuffer data, int rows, int chunk)
      throws IOException {
    int columns = data.capacity() / rows / (type.equals("F32") ? 4 : 2);
    String header =
        "{\"w\":{\"dtype\":\"%s\",\"shape\":[%d,%d],\"data_offsets\":[0,%d]}}%s"
            .formatted(type, rows, columns, data.capacity(), padding);
    ByteBuffer all =
        ByteBuffer.allocate(8 + header.length() + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII)).put(data);
    Path path = Files.write(folder.resolve("w.safetensors"), all.array());
    SafetensorsFile file = SafetensorsFile.open(path);
    Map<String, Tensor> tensors = Map.of("w", new Tensor("w", file, file.tensors().get("w")));
    try (NDManager manager = Torch.newManager()) {
      var array = new WeightLoader(manager, null, tensors, Storage.FLOAT32, chunk, 0).load("w");
      assertThat(array.getShape().getShape()).containsExactly(rows, columns);
      return array.toFloatArray();
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 7, 1000})
  void floatsAreTakenAsTheyAreWhateverTheChunks(int chunk) throws IOException {
    ByteBuffer data = little(48);
    for (int i = 0; i < 12; i++) {
      data.putFloat(i - 5.5f);
    }
    for (String padding : new String[] {"", " ", "  ", "   "}) { // three of them are not aligned
      float[] loaded = load("F32", padding, data.rewind(), 3, chunk);
      assertThat(loaded).hasSize(12).startsWith(-5.5f, -4.5f).endsWith(5.5f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 1000})
  void brainFloatsAreTheUpperHalfOfFloats(int chunk) throws IOException {
    float[] values = {
      1, -2.5f, 0, -0f, Float.POSITIVE_INFINITY, Float.NaN, 0x1p-130f, 3.3895314e38f
    };
    ByteBuffer data = little(16);
    for (float value : values) {
      data.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
    }
    assertThat(load("BF16", "", data.rewind(), 2, chunk)).containsExactly(values);
  }

  @Test
  void halvesWidenExactly() throws IOException {
    int[] halves = {0x3c00, 0xc100, 0x0000, 0x8000, 0x7c00, 0x7e00, 0x0001, 0x7bff};
    float[] values = {1, -2.5f, 0, -0f, Float.POSITIVE_INFINITY, Float.NaN, 0x1p-24f, 65504};
    ByteBuffer data = little(16);
    for (int half : halves) {
      data.putShort((short) half);
    }
    assertThat(load("F16", "", data.rewind(), 2, 3)).containsExactly(values);
  }
}
