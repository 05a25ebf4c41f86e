package wernicke.model.transformers.internal.safetensors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.files.JsonFile;

/**
 * Finds the tensors of a checkpoint folder: in {@code model.safetensors}, or in the shards that
 * {@code model.safetensors.index.json} names.
 */
public final class TensorFolder {
  private static final String SINGLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";

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

  private static Map<String, SafetensorsFile> locate(Path folder) {
    if (Files.exists(folder.resolve(SINGLE))) {
      SafetensorsFile file = SafetensorsFile.open(folder.resolve(SINGLE));
      Map<String, SafetensorsFile> located = new HashMap<>();
      file.tensors().keySet().forEach(name -> located.put(name, file));
      return located;
    }
    if (Files.exists(folder.resolve(INDEX))) {
      return shards(folder, JsonFile.read(folder.resolve(INDEX)));
    }
    String found =
        Files.exists(folder.resolve("pytorch_model.bin")) ? "only pytorch_model.bin" : "";
    throw new PluginException(
        "%s: no weights%s: %s or %s is needed"
            .formatted(
                folder.getFileName(), found.isEmpty() ? "" : " (" + found + ")", SINGLE, INDEX));
  }

  private static Map<String, SafetensorsFile> shards(Path folder, JsonObject index) {
    if (!(index.get("weight_map") instanceof JsonObject map) || map.isEmpty()) {
      throw new PluginException(folder.getFileName() + "/" + INDEX + ": no weight_map");
    }
    Map<String, SafetensorsFile> files = new HashMap<>();
    Map<String, SafetensorsFile> located = new HashMap<>();
    for (Map.Entry<String, JsonElement> entry : map.entrySet()) {
      SafetensorsFile file =
          files.computeIfAbsent(
              shardName(folder, entry), name -> SafetensorsFile.open(folder.resolve(name)));
      if (!file.tensors().containsKey(entry.getKey())) {
        throw new PluginException(
            "%s: tensor '%s' is not in it, though %s says so"
                .formatted(FileLabel.of(file.path()), entry.getKey(), INDEX));
      }
      located.put(entry.getKey(), file);
    }
    return located;
  }

  /** The file of an index entry: a plain name of a file that is there. */
  private static String shardName(Path folder, Map.Entry<String, JsonElement> entry) {
    String name = entry.getValue().isJsonPrimitive() ? entry.getValue().getAsString() : "";
    if (!name.matches("[\\w.-]+\\.safetensors")) {
      throw new PluginException(
          "%s/%s: tensor '%s' names no safetensors file"
              .formatted(folder.getFileName(), INDEX, entry.getKey()));
    }
    if (!Files.isRegularFile(folder.resolve(name))) {
      throw new PluginException(
          "%s/%s is missing: copy the folder again".formatted(folder.getFileName(), name));
    }
    return name;
  }
}
