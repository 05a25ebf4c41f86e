package wernicke.model.transformers.internal.bundled;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.formats.internal.file.DurableFiles;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.checkpoint.ContentHash;
import wernicke.model.transformers.internal.files.FolderSnapshot;
import wernicke.model.transformers.internal.files.Unfinished;

/**
 * Where the files of bundled checkpoints are used: {@code <root>/<key>/<id>/}, unpacked once, and
 * checked once against the fingerprints of the manifest. For files outside the bundle the folder
 * holds what they looked like when they were checked. Not thread-safe.
 */
public final class CheckpointCache {
  private static final String CHECKED = "checked";
  private static final int BUFFER = 1 << 20;

  private final Path root;

  /**
   * @param root a folder of its own; made when it is needed
   */
  public CheckpointCache(Path root) {
    this.root = root;
  }

  /**
   * A checkpoint that is ready for use.
   *
   * @param checkpoint the examined folder
   * @param files what it looked like then
   */
  public record Ready(Checkpoint checkpoint, FolderSnapshot files) {}

  /**
   * Makes the checkpoint of a bundle ready.
   *
   * @param entries the files in the bundle
   * @param progress ends the work when it is cancelled
   * @throws PluginException in one line: a folder is not there, files are damaged or not those of
   *     the manifest, the disk is full
   */
  public Ready open(CheckpointHeaders headers, Collection<URL> entries, Progress progress) {
    try {
      Files.createDirectories(root);
      return headers.byReference()
          ? outside(headers, progress)
          : inside(headers, entries, progress);
    } catch (IOException e) {
      throw new PluginException(
          "the checkpoint of %s cannot be kept in %s: %s".formatted(headers.id(), root, e), e);
    }
  }

  /** Forgets everything of a bundle. */
  public void remove(CheckpointHeaders headers) {
    Unfinished.delete(root.resolve(headers.key()));
  }

  /**
   * Forgets everything but that of these bundles.
   *
   * @param half whether only what has not been finished is forgotten
   */
  public void clean(Set<String> keys, boolean half) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        if (half ? name.startsWith(".") : !keys.contains(name)) {
          Unfinished.delete(folder);
        }
      }
    } catch (NoSuchFileException e) {
      // nothing has been unpacked yet
    } catch (IOException e) {
      throw new PluginException("cannot list " + root + ": " + e, e);
    }
  }

  private Ready inside(CheckpointHeaders headers, Collection<URL> entries, Progress progress)
      throws IOException {
    Path place = root.resolve(headers.key());
    if (!Files.isDirectory(place)) {
      Unfinished.of(place)
          .make(
              hidden -> {
                Path folder = Files.createDirectories(hidden.resolve(headers.id()));
                unpack(entries, folder, progress);
                check(headers, Checkpoint.open(folder), progress);
              });
    }
    Path folder = place.resolve(headers.id());
    return new Ready(Checkpoint.open(folder), FolderSnapshot.of(folder));
  }

  private static void unpack(Collection<URL> entries, Path folder, Progress progress)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (URL entry : entries) {
      String path = entry.getPath();
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (!name.matches(PackedFiles.NAME)) {
        continue; // a folder, or not what CheckpointJar writes
      }
      try (InputStream in = entry.openStream();
          OutputStream out =
              Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          progress.check();
          out.write(buffer, 0, count);
        }
      }
    }
  }

  private Ready outside(CheckpointHeaders headers, Progress progress) throws IOException {
    Path folder = headers.folder();
    if (!Files.isDirectory(folder)) {
      throw new PluginException(
          "the folder %s is not there: put it back, or make the bundle again".formatted(folder));
    }
    FolderSnapshot files = FolderSnapshot.of(folder);
    Checkpoint checkpoint = Checkpoint.open(folder);
    Path checked = root.resolve(headers.key()).resolve(CHECKED);
    String look = new TreeMap<>(files.files()).toString();
    if (!Files.exists(checked) || !Files.readString(checked).equals(look)) {
      check(headers, checkpoint, progress);
      Files.createDirectories(checked.getParent());
      DurableFiles.write(checked, look.getBytes(StandardCharsets.UTF_8));
    }
    return new Ready(checkpoint, files);
  }

  private static void check(CheckpointHeaders headers, Checkpoint checkpoint, Progress progress) {
    String tokenizer = ContentHash.tokenizer(checkpoint);
    require(headers, "tokenizer", headers.tokenizer(), tokenizer);
    String weights = ContentHash.weights(checkpoint, chunk -> progress.check());
    require(headers, "weights", headers.weights(), weights);
  }

  private static void require(
      CheckpointHeaders headers, String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new PluginException(
          "%s: the fingerprint of its %s is %.12s..., but its bundle was made with %.12s...: make"
                  .formatted(headers.id(), what, actual, expected)
              + " the bundle again, or put the right files back");
    }
  }
}
