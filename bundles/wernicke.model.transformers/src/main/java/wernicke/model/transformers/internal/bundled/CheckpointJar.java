package wernicke.model.transformers.internal.bundled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.formats.internal.file.ByteCount;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.checkpoint.ContentHash;
import wernicke.model.transformers.internal.files.FolderSnapshot;
import wernicke.model.transformers.internal.files.Unfinished;

/** Packs a checkpoint folder as a bundle. Equal folders make equal jars, byte by byte. */
public final class CheckpointJar {
  /** What an id consists of. */
  static final String ID = "[A-Za-z0-9_][\\w.-]*";

  /** The folder in the jar. */
  static final String FOLDER = "checkpoint/";

  private final Checkpoint checkpoint;
  private final List<Path> files;
  private final long bytes;
  private final FolderSnapshot before;
  private final Progress progress;

  private CheckpointJar(Path folder, boolean byReference, Progress progress) throws IOException {
    this.checkpoint = Checkpoint.open(folder);
    this.files = byReference ? List.of() : PackedFiles.of(checkpoint);
    this.before = FolderSnapshot.of(folder);
    this.progress = progress;
    long sum = 0;
    for (Path file : files) {
      sum += Files.size(file);
    }
    this.bytes = sum;
  }

  /**
   * Writes the bundle.
   *
   * @param id of the model that it brings
   * @param byReference whether it only points at the folder
   * @param jar a file that is not there yet
   * @return one line for people
   * @throws PluginException in one line, if the folder is no checkpoint or the disk is full
   */
  public static String write(
      Path folder, String id, boolean byReference, Path jar, Progress progress) {
    if (!id.matches(ID)) {
      throw new PluginException(
          "'%s' cannot be the id of a bundle's model: use letters, digits, '.', '_' and '-'"
              .formatted(id));
    }
    Path source = folder.toAbsolutePath().normalize();
    progress.report(0, "looking at " + source.getFileName());
    Unfinished file = Unfinished.of(jar);
    try {
      return new CheckpointJar(source, byReference, progress).write(id, file, jar);
    } catch (IOException e) {
      throw new PluginException(source.getFileName() + ": cannot be read: " + e, e);
    }
  }

  private String write(String id, Unfinished file, Path jar) {
    file.requireRoom(bytes);
    CheckpointHeaders headers = headers(id);
    file.make(
        hidden -> {
          new JarContent(files, bytes, progress).write(headers.manifest(), hidden);
          requireUnchanged();
        });
    return line(headers, jar);
  }

  private CheckpointHeaders headers(String id) {
    return new CheckpointHeaders(
        files.isEmpty() ? CheckpointHeaders.REFERENCE + checkpoint.folder().toUri() : FOLDER,
        id,
        checkpoint.architecture().family(),
        checkpoint.parameters(),
        hash(),
        ContentHash.tokenizer(checkpoint));
  }

  /** A third of the work, if the weights are packed then: they are read twice more. */
  private String hash() {
    long weights = checkpoint.tensors().values().stream().mapToLong(t -> t.entry().bytes()).sum();
    double all = files.isEmpty() ? weights : 3.0 * weights;
    long[] hashed = {0};
    return ContentHash.weights(
        checkpoint,
        chunk -> {
          progress.check();
          progress.report(hashed[0] / all, "hashing weights");
          hashed[0] += chunk;
        });
  }

  private void requireUnchanged() throws IOException {
    Path folder = checkpoint.folder();
    if (!FolderSnapshot.of(folder).equals(before)) {
      throw new PluginException(
          folder.getFileName() + ": its files have changed while they were packed; try again");
    }
  }

  private String line(CheckpointHeaders headers, Path jar) {
    return String.format(
        Locale.ROOT,
        "%s brings %s: %s; fingerprint %.12s; %s",
        jar.getFileName(),
        headers.id(),
        checkpoint.description(),
        headers.weights(),
        files.isEmpty()
            ? "its files stay in " + checkpoint.folder()
            : files.size() + " files, " + ByteCount.text(bytes));
  }
}
