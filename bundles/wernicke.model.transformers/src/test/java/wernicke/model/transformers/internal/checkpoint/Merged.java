package wernicke.model.transformers.internal.checkpoint;

import com.google.gson.Gson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.model.transformers.internal.safetensors.Tensor;

/** Writes the used tensors of a checkpoint into one safetensors file. */
final class Merged {
  private Merged() {}

  static void write(Checkpoint checkpoint, Path file) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Tensor tensor : checkpoint.tensors().values()) {
      byte[] bytes = new byte[(int) tensor.entry().bytes()];
      tensor.map(0, bytes.length).get(bytes);
      List<Integer> offsets = List.of(data.size(), data.size() + bytes.length);
      header.put(
          tensor.name(),
          Map.of("dtype", tensor.type(), "shape", tensor.shape(), "data_offsets", offsets));
      data.writeBytes(bytes);
    }
    byte[] json = new Gson().toJson(header).getBytes(StandardCharsets.UTF_8);
    ByteBuffer all =
        ByteBuffer.allocate(8 + json.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, all.putLong(json.length).put(json).put(data.toByteArray()).array());
  }
}
