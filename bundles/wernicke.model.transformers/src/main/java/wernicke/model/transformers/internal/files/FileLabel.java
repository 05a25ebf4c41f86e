package wernicke.model.transformers.internal.files;

import java.nio.file.Path;

/** How messages name a file: its folder and its name, which is enough to find it. */
public final class FileLabel {
  private FileLabel() {}

  /** The last two names of the path, such as {@code gpt2/config.json}. */
  public static String of(Path file) {
    Path folder = file.getParent();
    String name = file.getFileName().toString();
    return folder == null ? name : folder.getFileName() + "/" + name;
  }
}
