package wernicke.model.transformers.internal.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.files.JsonFile;
import wernicke.model.transformers.internal.safetensors.SafetensorsFile;
import wernicke.model.transformers.internal.safetensors.Tensor;
import wernicke.model.transformers.internal.safetensors.TensorFile;
import wernicke.model.transformers.internal.torchfile.TorchFile;

/**
 * Finds the tensors of a checkpoint folder: in {@code model.safetensors} or {@code
 * pytorch_model.bin}, or in the shards that the index of either names.
 */
public final class TensorFolder {
  private TensorFolder() {}

  /**
   * All tensors by canonical name, in the order of names; headers are read and checked, weights are
   * not read.
   *
   * @param prefix what a checkpoint may put before the canonical names, such as {@code
   *     transformer.}
   * @throws PluginException if there are no weights, a shard is missing, a file is damaged, or a
   *     name occurs with and without prefix
   */
  public static Map<String, Tensor> open(Path folder, String prefix) {
    Map<String, Tensor> tensors = new TreeMap<>();
    locate(folder)
        .forEach(
            (stored, file) -> {
              String name = stored.startsWith(prefix) ? stored.substring(prefix.length()) : stored;
              Tensor tensor = new Tensor(name, file, file.tensors().get(stored));
              if (tensors.put(name, tensor) != null) {
                throw new PluginException(
                    tensor.label() + " is there with and without the prefix " + prefix);
              }
            });
    return tensors;
  }

  /** Whether a folder has weights: a whole file of them, or an index. */
  public static boolean hasWeights(Path folder) {
    return Arrays.stream(Format.values())
        .flatMap(format -> Stream.of(format.single, format.index()))
        .anyMatch(name -> Files.exists(folder.resolve(name)));
  }

  /** Safetensors before PyTorch's own format, one file before shards. */
  private static Map<String, TensorFile> locate(Path folder) {
    for (Format format : Format.values()) {
      Path single = folder.resolve(format.single);
      if (Files.exists(single)) {
        TensorFile file = format.open(single);
        Map<String, TensorFile> located = new HashMap<>();
        file.tensors().keySet().forEach(name -> located.put(name, file));
        return located;
      }
      if (Files.exists(folder.resolve(format.index()))) {
        return shards(folder, format);
      }
    }
    throw new PluginException(
        "%s: no weights: model.safetensors, pytorch_model.bin or the index of either is needed"
            .formatted(folder.getFileName()));
  }

  /** How weights are stored. */
  private enum Format {
    SAFETENSORS("model.safetensors", ".safetensors") {
      @Override
      TensorFile open(Path file) {
        return SafetensorsFile.open(file);
      }
    },
    TORCH("pytorch_model.bin", ".bin") {
      @Override
      TensorFile open(Path file) {
        return TorchFile.open(file);
      }
    };

    final String single;
    final String ending;

    Format(String single, String ending) {
      this.single = single;
      this.ending = ending;
    }

    abstract TensorFile open(Path file);

    String index() {
      return single + ".index.json";
    }
  }

  private static Map<String, TensorFile> shards(Path folder, Format format) {
    JsonObject index = JsonFile.read(folder.resolve(format.index()));
    if (!(index.get("weight_map") instanceof JsonObject map) || map.isEmpty()) {
      throw new PluginException(folder.getFileName() + "/" + format.index() + ": no weight_map");
    }
    Map<String, TensorFile> files = new HashMap<>();
    Map<String, TensorFile> located = new HashMap<>();
    for (Map.Entry<String, JsonElement> entry : map.entrySet()) {
      TensorFile file =
          files.computeIfAbsent(
              shardName(folder, entry, format), name -> format.open(folder.resolve(name)));
      if (!file.tensors().containsKey(entry.getKey())) {
        throw new PluginException(
            "%s: tensor '%s' is not in it, though %s says so"
                .formatted(FileLabel.of(file.path()), entry.getKey(), format.index()));
      }
      located.put(entry.getKey(), file);
    }
    return located;
  }

  /** The file of an index entry: a plain name of a file that is there. */
  private static String shardName(
      Path folder, Map.Entry<String, JsonElement> entry, Format format) {
    String name = entry.getValue().isJsonPrimitive() ? entry.getValue().getAsString() : "";
    if (!name.matches("[\\w.-]+" + Pattern.quote(format.ending))) {
      throw new PluginException(
          "%s/%s: tensor '%s' names no %s file"
              .formatted(
                  folder.getFileName(),
                  format.index(),
                  entry.getKey(),
                  format.ending.substring(1)));
    }
    if (!Files.isRegularFile(folder.resolve(name))) {
      throw new PluginException(
          "%s/%s is missing: copy the folder again".formatted(folder.getFileName(), name));
    }
    return name;
  }
}
