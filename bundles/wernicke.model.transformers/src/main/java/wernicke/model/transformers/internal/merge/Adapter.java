package wernicke.model.transformers.internal.merge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.PluginException;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.safetensors.SafetensorsFile;
import wernicke.model.transformers.internal.safetensors.Tensor;
import wernicke.model.transformers.internal.safetensors.TensorFile;
import wernicke.model.transformers.internal.torchfile.TorchFile;

/**
 * A LoRA adapter in PEFT's layout (Hu et al. 2021, https://arxiv.org/abs/2106.09685): {@code W +
 * scale B A} for every adapted module, in float32, rounded to the base's type, as {@code
 * merge_and_unload} of PEFT 0.17 does on a CPU.
 */
final class Adapter {
  private static final Pattern NAME =
      Pattern.compile("base_model\\.model\\.(.+)\\.lora_(embedding_)?([AB])(\\.weight)?");

  private final Weights base;
  private final AdapterConfig config;
  private final Map<String, Factors> factors = new TreeMap<>();

  /** The two factors of a module's change. */
  private static final class Factors {
    final String module;
    final boolean embedding;
    Tensor a;
    Tensor b;

    Factors(String module, boolean embedding) {
      this.module = module;
      this.embedding = embedding;
    }
  }

  private Adapter(Weights base, AdapterConfig config) {
    this.base = base;
    this.config = config;
  }

  /**
   * The tensors of the base with the adapter merged into them.
   *
   * @throws PluginException naming what does not fit, is not supported or cannot be read
   */
  static List<ResultTensor> tensors(Weights base, Path change) {
    Adapter adapter = new Adapter(base, AdapterConfig.read(change));
    TensorFile file = open(change);
    file.tensors().forEach((name, entry) -> adapter.take(new Tensor(name, file, entry)));
    List<ResultTensor> merged = new ArrayList<>();
    if (adapter.factors.isEmpty()) {
      throw new PluginException(FileLabel.of(file.path()) + ": no tensors in it");
    }
    base.tensors().forEach((name, tensor) -> merged.add(adapter.merged(name, tensor)));
    return merged;
  }

  private static TensorFile open(Path folder) {
    Path file = folder.resolve("adapter_model.safetensors");
    Path torch = folder.resolve("adapter_model.bin");
    if (!Files.exists(file) && !Files.exists(torch)) {
      throw new PluginException(
          "%s: no weights: adapter_model.safetensors or adapter_model.bin is needed"
              .formatted(folder.getFileName()));
    }
    return Files.exists(file) ? SafetensorsFile.open(file) : TorchFile.open(torch);
  }

  private void take(Tensor tensor) {
    tensor.requireUsable();
    Matcher matcher = NAME.matcher(tensor.name());
    String module = matcher.matches() ? matcher.group(1) : "";
    String prefix = base.architecture().prefix();
    String name =
        (module.startsWith(prefix) ? module.substring(prefix.length()) : module) + ".weight";
    if (!base.tensors().containsKey(name)) {
      throw new PluginException(
          "%s belongs to no weight of %s: only LoRA factors of its weights can be merged"
              .formatted(tensor.label(), base.label()));
    }
    boolean embedding = matcher.group(2) != null;
    Factors found = factors.computeIfAbsent(name, n -> new Factors(module, embedding));
    if (matcher.group(3).equals("A")) {
      found.a = tensor;
    } else {
      found.b = tensor;
    }
  }

  private ResultTensor merged(String name, Tensor weight) {
    Factors found = factors.get(name);
    if (found == null) {
      return ResultTensor.copy(weight);
    }
    requireBoth(found);
    requireShapes(found, weight, transposed(found));
    return new ResultTensor(
        weight.entry().name(), weight.type(), weight.shape(), () -> product(found, weight));
  }

  /** PEFT widens the factors of linear modules when it loads them, those of embeddings not. */
  private Product product(Factors found, Tensor weight) {
    boolean transposed = transposed(found);
    Tensor left = transposed ? found.a : found.b;
    Tensor right = transposed ? found.b : found.a;
    return new Product(
        weight,
        Numbers.matrix(left, transposed),
        Numbers.matrix(right, transposed),
        config.scale(found.module),
        found.embedding ? found.a.type() : StoredType.F32);
  }

  private boolean transposed(Factors found) {
    return found.embedding || config.transposed();
  }

  private static void requireBoth(Factors found) {
    if (found.a == null || found.b == null) {
      Tensor there = found.a == null ? found.b : found.a;
      throw new PluginException(
          "%s: its other factor, lora_%s, is missing"
              .formatted(there.label(), found.a == null ? "A" : "B"));
    }
  }

  /** A is rank x inputs, B outputs x rank. */
  private void requireShapes(Factors found, Tensor weight, boolean transposed) {
    long rank = config.rank(found.module);
    List<Long> shape = weight.shape();
    if (shape.size() == 2) {
      long inputs = shape.get(transposed ? 0 : 1);
      long outputs = shape.get(transposed ? 1 : 0);
      if (found.a.shape().equals(List.of(rank, inputs))
          && found.b.shape().equals(List.of(outputs, rank))) {
        return;
      }
    }
    throw new PluginException(
        "%s and lora_B have shapes %s and %s, which do not fit rank %d and %s of shape %s%s"
            .formatted(
                found.a.label(),
                found.a.shape(),
                found.b.shape(),
                rank,
                weight.label(),
                shape,
                transposed ? ", inputs first" : ""));
  }
}
