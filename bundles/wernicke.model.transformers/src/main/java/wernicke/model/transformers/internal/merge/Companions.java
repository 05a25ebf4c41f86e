package wernicke.model.transformers.internal.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wernicke.api.PluginException;
import wernicke.folders.internal.file.SafeFolder;

/**
 * The small files beside the weights. Config and tokenizer may come from different folders, but all
 * files of a tokenizer come from one.
 *
 * @param files where they are now
 */
record Companions(List<Path> files) {
  private static final List<String> CONFIG = List.of("config.json", "generation_config.json");

  private static final List<String> TOKENIZERS =
      List.of("tokenizer.json", "spiece.model", "tokenizer.model");

  private static final List<String> WITH_TOKENIZER =
      List.of(
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "vocab.json",
          "merges.txt",
          "chat_template.jinja");

  Companions {
    files = List.copyOf(files);
  }

  /**
   * Those of the first folder that has them.
   *
   * @throws PluginException if none has a tokenizer
   */
  static Companions of(Path first, Path second) {
    Path config = Files.exists(first.resolve("config.json")) ? first : second;
    Path tokenizer =
        Stream.of(first, second)
            .filter(folder -> TOKENIZERS.stream().anyMatch(f -> Files.exists(folder.resolve(f))))
            .findFirst()
            .orElseThrow(() -> missing(first, second));
    List<Path> files = new ArrayList<>();
    CONFIG.forEach(name -> add(config.resolve(name), files));
    TOKENIZERS.forEach(name -> add(tokenizer.resolve(name), files));
    WITH_TOKENIZER.forEach(name -> add(tokenizer.resolve(name), files));
    return new Companions(files);
  }

  private static PluginException missing(Path first, Path second) {
    String folders =
        first.equals(second)
            ? "in " + first.getFileName()
            : "in " + first.getFileName() + " or " + second.getFileName();
    return new PluginException(
        "there is no tokenizer %s: tokenizer.json, spiece.model or tokenizer.model is needed"
            .formatted(folders));
  }

  private static void add(Path file, List<Path> files) {
    if (Files.isRegularFile(file)) {
      files.add(file);
    }
  }

  /** Copies them into a folder. */
  void copy(Path folder) throws IOException {
    for (Path file : files) {
      Files.copy(SafeFolder.around(file).require(file), folder.resolve(file.getFileName()));
    }
  }
}
