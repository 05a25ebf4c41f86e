package wernicke.model.transformers.internal.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.folders.internal.file.SafeFolder;
import wernicke.model.transformers.internal.files.Unfinished;
import wernicke.model.transformers.internal.untrained.DrawnTensors;

/**
 * Writes untrained twins: folders with the config and the tokenizer of a checkpoint and {@code
 * untrained.json} in place of its weights, see {@link DrawnTensors}.
 */
public final class UntrainedTwin {
  /** All that a tokenizer may consist of, and the config. */
  private static final List<String> COPIED =
      List.of(
          "config.json",
          "tokenizer.json",
          "spiece.model",
          "tokenizer.model",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "vocab.json",
          "merges.txt");

  private UntrainedTwin() {}

  /**
   * Writes the twin of a checkpoint. No weights are read and none are written; the folder has its
   * name only once it is complete.
   *
   * @param seed what the weights will be drawn with
   * @param result a folder that is not there yet
   * @return one line for people
   * @throws PluginException if the checkpoint cannot be used, or the result is there already or
   *     cannot be written
   */
  public static String write(Path checkpoint, long seed, Path result, Progress progress) {
    Path original = checkpoint.toAbsolutePath().normalize();
    Path target = result.toAbsolutePath().normalize();
    progress.report(0, "examining " + original.getFileName());
    Unfinished unfinished = Unfinished.of(placed(target));
    Checkpoint.open(original);
    DrawnTensors.requireKnown(original);
    unfinished.make(hidden -> fill(hidden, original, seed, progress));
    progress.report(1, "wrote " + target.getFileName());
    return "%s, the twin of %s: %s"
        .formatted(
            target.getFileName(), original.getFileName(), Checkpoint.open(target).description());
  }

  /** The folder of models need not be there yet. */
  private static Path placed(Path target) {
    try {
      Files.createDirectories(target.getParent());
      return target;
    } catch (IOException e) {
      throw new PluginException(target.getFileName() + ": cannot be written: " + e, e);
    }
  }

  private static void fill(Path folder, Path original, long seed, Progress progress)
      throws IOException {
    Files.createDirectory(folder);
    for (String name : COPIED) {
      progress.check();
      if (Files.exists(original.resolve(name))) {
        Files.copy(SafeFolder.of(original).require(original.resolve(name)), folder.resolve(name));
      }
    }
    DrawnTensors.write(folder, seed, original.getFileName().toString());
  }
}
