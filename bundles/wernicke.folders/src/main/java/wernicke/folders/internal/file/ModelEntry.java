package wernicke.folders.internal.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What something in {@code models/} is, by its look. Two bundles share that folder: each serves its
 * own kind, and the checkpoints' one tells what neither does.
 *
 * @param kind whose it is
 * @param reason of {@link Kind#NEITHER} and {@link Kind#GROWING}: what it is, and what to do
 */
public record ModelEntry(Kind kind, String reason) {
  /** The file that makes a folder a checkpoint. */
  public static final String CHECKPOINT = "config.json";

  /** The file that makes a folder, without the one above, a model from files. */
  public static final String RECORDED = "wernicke-model.json";

  /** The published probabilities of GPT-3, which need no settings. */
  public static final String GPT3 = "all_stories_gpt3.csv";

  private static final String PULLING = ".part";

  /** So many names in a folder are looked at to find out what it is. */
  private static final int MOST_NAMES = 1000;

  /** Whose something is. */
  public enum Kind {
    CHECKPOINT,
    RECORDED,
    GROWING,
    HIDDEN,
    NEITHER
  }

  /**
   * Looks at it, without opening any file.
   *
   * @throws IOException if it cannot be looked at
   */
  public static ModelEntry of(Path path) throws IOException {
    String name = path.getFileName().toString();
    FileKind kind = FileKind.of(path);
    if (name.startsWith(".")) {
      return hidden(name, kind);
    } else if (kind == FileKind.FOLDER) {
      return folder(path);
    } else if (kind == FileKind.FILE) {
      return file(name.toLowerCase(Locale.ROOT));
    }
    return neither(kind.words() + ": remove it");
  }

  private static ModelEntry hidden(String name, FileKind kind) {
    if (kind != FileKind.FOLDER || !name.endsWith(PULLING)) {
      return new ModelEntry(Kind.HIDDEN, "");
    }
    return new ModelEntry(
        Kind.GROWING, "a pull that is not complete: 'models pull' again continues it");
  }

  private static ModelEntry neither(String reason) {
    return new ModelEntry(Kind.NEITHER, reason);
  }

  private static ModelEntry file(String name) {
    if (name.endsWith(".csv")) {
      return new ModelEntry(Kind.RECORDED, "");
    } else if (name.endsWith(".gguf") || name.endsWith(".ggml")) {
      return neither(gguf());
    } else if (name.matches(".*\\.(safetensors|bin|pt|pth|ckpt|h5|onnx|msgpack)")) {
      return neither(
          "weights lying loose: put them into a folder of their own, with config.json and the"
              + " tokenizer");
    } else if (name.endsWith(".jar")) {
      return neither("a bundle: put it into deploy/");
    } else if (name.matches(".*\\.(zip|tar|tgz|gz|xz|zst|7z)")) {
      return neither("an archive: unpack it into a folder of its own");
    }
    return neither("a file lying loose: a model is a folder with " + CHECKPOINT);
  }

  private static String gguf() {
    return "GGUF is not supported: get the model as safetensors ('models pull' its original)";
  }

  private static ModelEntry folder(Path folder) throws IOException {
    if (Files.exists(folder.resolve(CHECKPOINT))) {
      return new ModelEntry(Kind.CHECKPOINT, "");
    } else if (Files.exists(folder.resolve(RECORDED)) || Files.exists(folder.resolve(GPT3))) {
      return new ModelEntry(Kind.RECORDED, "");
    }
    Optional<String> reason = Optional.empty();
    int names = 0;
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path file : found) {
        reason = reason.or(() -> content(folder, file));
        if (reason.isPresent() || ++names >= MOST_NAMES) {
          break;
        }
      }
    }
    return neither(
        reason.orElse(
            names == 0
                ? "an empty folder"
                : "neither " + CHECKPOINT + " nor " + RECORDED + " is in it: no model"));
  }

  /** What a file in a folder without settings tells about it. */
  private static Optional<String> content(Path folder, Path file) {
    String name = file.getFileName().toString();
    String lower = name.toLowerCase(Locale.ROOT);
    if (Files.exists(file.resolve(CHECKPOINT)) || Files.exists(file.resolve(RECORDED))) {
      return Optional.of(
          "a folder of folders is not looked into: move %s/%s up into models/, or link it there"
              .formatted(folder.getFileName(), Names.shown(name)));
    } else if (lower.endsWith(".gguf") || lower.endsWith(".ggml")) {
      return Optional.of(gguf());
    } else if (lower.equals("adapter_config.json")) {
      return Optional.of(
          "an adapter, no whole model: 'models merge <base> %s <name>' makes one"
              .formatted(folder.getFileName()));
    } else if (lower.matches(".*\\.(safetensors|bin|pt|pth|ckpt|h5|onnx)")) {
      return Optional.of(CHECKPOINT + " is missing: copy the whole folder");
    }
    return Optional.empty();
  }
}
