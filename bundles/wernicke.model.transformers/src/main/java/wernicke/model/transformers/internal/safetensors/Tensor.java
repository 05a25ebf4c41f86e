package wernicke.model.transformers.internal.safetensors;

import java.nio.ByteBuffer;
import java.util.List;
import wernicke.api.PluginException;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.formats.internal.safetensors.TensorEntry;
import wernicke.model.transformers.internal.files.FileLabel;

/**
 * A tensor of a checkpoint: an entry and the file that holds it.
 *
 * @param name canonical name, without the prefix that some checkpoints carry
 * @param file the file
 * @param entry what its header says
 */
public record Tensor(String name, TensorFile file, TensorEntry entry) {
  /** Stored element type. */
  public StoredType type() {
    return entry.type();
  }

  /**
   * Refuses what cannot be widened to float32.
   *
   * @throws PluginException naming the type
   */
  public void requireUsable() {
    if (!type().usable()) {
      throw new PluginException(
          "%s has type %s, which is not supported (supported: F32, F16, BF16)"
              .formatted(label(), type()));
    }
  }

  /** Dimensions. */
  public List<Long> shape() {
    return entry.shape();
  }

  /** Maps {@code bytes} bytes from {@code offset} on, see {@link TensorFile#map}. */
  public ByteBuffer map(long offset, long bytes) {
    return file.map(entry, offset, bytes);
  }

  /** Copies rows of {@code bytes} bytes each, see {@link TensorFile#rows}. */
  public ByteBuffer rows(int[] rows, int bytes) {
    return file.rows(entry, rows, bytes);
  }

  /** File and name, for messages. */
  public String label() {
    return FileLabel.of(file.path()) + ": tensor '" + entry.name() + "'";
  }
}
