package wernicke.model.transformers.internal.bundled;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import wernicke.folders.internal.file.SafeFolder;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;

/** Which files of a checkpoint folder go into a bundle. */
final class PackedFiles {
  /** Names that are the same in a jar, in a URL and on every disk. */
  static final String NAME = "[A-Za-z0-9_][\\w.-]*";

  private static final Set<String> WEIGHTS =
      Set.of("safetensors", "bin", "pt", "pth", "h5", "msgpack", "ot", "onnx", "gguf");

  private PackedFiles() {}

  /**
   * The weights that are used, and whatever else lies beside them: config, tokenizer, licence. Not
   * the same weights in other formats, nor sub-folders.
   *
   * @return in the order of names
   */
  static List<Path> of(Checkpoint checkpoint) throws IOException {
    Set<Path> used =
        checkpoint.tensors().values().stream()
            .map(t -> t.file().path())
            .collect(Collectors.toSet());
    Set<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(checkpoint.folder())) {
      for (Path file : all) {
        if (used.contains(file) || (beside(file) && !indexOfOthers(file, used))) {
          files.add(SafeFolder.of(checkpoint.folder()).require(file));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return List.copyOf(files);
  }

  private static boolean beside(Path file) {
    return Files.isRegularFile(file)
        && file.getFileName().toString().matches(NAME)
        && !weights(file);
  }

  /** {@code pytorch_model.bin.index.json} beside safetensors that are used instead. */
  private static boolean indexOfOthers(Path file, Set<Path> used) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".index.json")) {
      return false;
    }
    String ending = ending(name.substring(0, name.length() - ".index.json".length()));
    return used.stream().noneMatch(u -> ending(u.getFileName().toString()).equals(ending));
  }

  /** Whether it is a file of weights, by its name. */
  static boolean weights(Path file) {
    return WEIGHTS.contains(ending(file.getFileName().toString()));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
