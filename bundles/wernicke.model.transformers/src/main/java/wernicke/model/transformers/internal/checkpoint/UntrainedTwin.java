package wernicke.model.transformers.internal.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.folders.internal.SafeFolder;
import wernicke.model.transformers.internal.family.ModelConfig;
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
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new PluginException(
          target.getFileName() + " is there already: remove it or choose another name");
    }
    Checkpoint.open(original);
    DrawnTensors.requireKnown(ModelConfig.read(original));
    try {
      writeAside(original, seed, target, progress);
    } catch (IOException e) {
      throw new PluginException(target.getFileName() + ": cannot be written: " + e, e);
    }
    progress.report(1, "wrote " + target.getFileName());
    return "%s, the twin of %s: %s"
        .formatted(
            target.getFileName(), original.getFileName(), Checkpoint.open(target).description());
  }

  /** Under a hidden name, which no one takes for a model, until it is complete. */
  private static void writeAside(Path original, long seed, Path target, Progress progress)
      throws IOException {
    Path aside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    Files.createDirectories(aside);
    try {
      for (String name : COPIED) {
        progress.check();
        if (Files.exists(original.resolve(name))) {
          Files.copy(SafeFolder.of(original).require(original.resolve(name)), aside.resolve(name));
        }
      }
      DrawnTensors.write(aside, seed, original.getFileName().toString());
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      remove(aside);
    }
  }

  /** A folder of files, if it is there. */
  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
