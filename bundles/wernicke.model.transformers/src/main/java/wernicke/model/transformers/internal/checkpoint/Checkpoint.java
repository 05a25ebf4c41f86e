package wernicke.model.transformers.internal.checkpoint;

import com.google.gson.JsonElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.family.Families;
import wernicke.model.transformers.internal.family.plan.Architecture;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.files.JsonFile;
import wernicke.model.transformers.internal.safetensors.Tensor;
import wernicke.model.transformers.internal.tokens.TextTokenizer;
import wernicke.model.transformers.internal.untrained.DrawnTensors;

/**
 * A folder in Hugging Face layout whose structure has been checked: config, headers and sizes of
 * all weight files, names, shapes and types of all tensors, tokenizer. No weight has been read.
 *
 * @param folder the folder
 * @param architecture what the config describes
 * @param tensors the tensors that are used, by canonical name, in the order of names
 * @param drawn what they are drawn from if it is an untrained twin; empty if they are stored
 */
public record Checkpoint(
    Path folder,
    Architecture architecture,
    SortedMap<String, Tensor> tensors,
    Optional<DrawnTensors> drawn) {
  /** Where {@code models pull} notes what it has fetched. */
  private static final String PULLED = "hub.json";

  /**
   * Opens a folder; cheap enough to do whenever a folder arrives.
   *
   * @throws PluginException in one line, what is missing, damaged or not supported
   */
  public static Checkpoint open(Path folder) {
    requireWhole(folder);
    Architecture architecture = Families.read(folder);
    Optional<DrawnTensors> drawn = drawn(folder, architecture);
    Map<String, Tensor> stored =
        drawn
            .map(DrawnTensors::byName)
            .orElseGet(() -> TensorFolder.open(folder, architecture.prefix()));
    Checkpoint checkpoint =
        new Checkpoint(folder, architecture, architecture.select(stored, folder), drawn);
    checkTokenizer(checkpoint.tokenizer());
    return checkpoint;
  }

  /** Delta weights look like a model but are the difference to one, as the pulled folder tells. */
  private static void requireWhole(Path folder) {
    Path file = folder.resolve(PULLED);
    if (!Files.exists(file)) {
      return;
    }
    JsonElement base = JsonFile.read(file).get("delta_of");
    if (base != null && base.isJsonPrimitive() && !base.getAsString().isEmpty()) {
      String name = String.valueOf(folder.getFileName());
      throw new PluginException(
          "%s: these are delta weights of %s: models merge %2$s %1$s <name>"
              .formatted(name, base.getAsString()));
    }
  }

  private static Optional<DrawnTensors> drawn(Path folder, Architecture architecture) {
    if (!DrawnTensors.in(folder)) {
      return Optional.empty();
    }
    if (TensorFolder.hasWeights(folder)) {
      throw new PluginException(
          folder.getFileName() + ": weights and untrained.json are both there: remove one of them");
    }
    return Optional.of(DrawnTensors.open(folder, architecture));
  }

  private static void checkTokenizer(Path file) {
    if (!Files.exists(file)) {
      throw new PluginException(
          FileLabel.of(file) + " is missing: save the tokenizer in its fast form into the folder");
    }
    if (!TextTokenizer.read(file).has("model")) {
      throw new PluginException(FileLabel.of(file) + ": no model in it, so it is no tokenizer");
    }
  }

  /** The tokenizer's file: {@code tokenizer.json}, or else a SentencePiece model. */
  public Path tokenizer() {
    return Stream.of("tokenizer.json", "spiece.model", "tokenizer.model")
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseGet(() -> folder.resolve("tokenizer.json"));
  }

  /** Number of parameters; tied ones count once. */
  public long parameters() {
    return tensors.values().stream().mapToLong(t -> t.entry().elements()).sum();
  }

  /**
   * One line for people, such as {@code GPT-2, 6 blocks, width 192, context 256, 3.5 M parameters};
   * behind it {@code untrained, seed 1} where that is so.
   */
  public String description() {
    List<String> layers = architecture.layers();
    return "%s, %d blocks, width %d, context %d, %s parameters%s"
        .formatted(
            architecture.title(),
            layers.size(),
            architecture.width(),
            architecture.contextLength(),
            count(parameters()),
            drawn.map(twin -> ", untrained, seed " + twin.seed()).orElse(""));
  }

  private static String count(long parameters) {
    if (parameters >= 1_000_000_000) {
      return String.format(Locale.ROOT, "%.1f G", parameters / 1e9);
    }
    return parameters >= 100_000
        ? String.format(Locale.ROOT, "%.1f M", parameters / 1e6)
        : Long.toString(parameters);
  }
}
