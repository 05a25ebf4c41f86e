package wernicke.model.transformers.internal.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import wernicke.api.Draft;
import wernicke.api.Fingerprint;
import wernicke.api.Matrix;

/** A draft as one file a part, for tests; counts what it is given. */
final class FolderDraft implements Draft {
  private final Path folder;
  private int count;

  FolderDraft(Path folder) {
    this.folder = folder;
  }

  /** How many parts this one was given to keep. */
  int count() {
    return count;
  }

  private Path file(String name) {
    return folder.resolve(Fingerprint.of(name).hex());
  }

  @Override
  public Optional<Matrix> kept(String name) {
    if (!Files.exists(file(name))) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file(name)));
      int rows = bytes.getInt();
      return Optional.of(Matrix.of(rows, bytes.getInt(), bytes.slice().asFloatBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void keep(String name, Matrix numbers) {
    int size = numbers.rows() * numbers.columns();
    ByteBuffer bytes = ByteBuffer.allocate((2 + size) * Float.BYTES);
    bytes.putInt(numbers.rows()).putInt(numbers.columns()).asFloatBuffer().put(numbers.buffer());
    try {
      Path fresh = Files.createDirectories(folder).resolve("fresh");
      Files.write(fresh, bytes.array());
      Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    count++;
  }
}
