package wernicke.model.transformers.internal.merge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.checkpoint.TensorFolder;
import wernicke.model.transformers.internal.family.Families;
import wernicke.model.transformers.internal.family.plan.Architecture;
import wernicke.model.transformers.internal.safetensors.Tensor;

/**
 * The weights of a folder, checked against a config; a tokenizer need not be there. Buffers that
 * old checkpoints hold besides the weights, such as {@code rotary_emb.inv_freq}, are left out.
 *
 * @param folder the folder
 * @param architecture what the config describes
 * @param tensors the tensors that are used, by canonical name, in the order of names
 */
record Weights(Path folder, Architecture architecture, SortedMap<String, Tensor> tensors) {
  /**
   * Opens a folder.
   *
   * @param otherwise the folder of the config, if there is none with the weights
   * @throws PluginException in one line, what is missing, damaged or not supported
   */
  static Weights open(Path folder, Path otherwise) {
    boolean own = Files.exists(folder.resolve("config.json"));
    Architecture architecture = Families.read(own ? folder : otherwise);
    Map<String, Tensor> stored = TensorFolder.open(folder, architecture.prefix());
    return new Weights(folder, architecture, architecture.select(stored, folder));
  }

  /** Whether a tensor has one row for every token. */
  boolean perToken(Tensor tensor) {
    return tensor.shape().size() == 2 && tensor.shape().get(0) == architecture.vocabulary();
  }

  /** Name of the folder, for messages. */
  String label() {
    return folder.getFileName().toString();
  }
}
