package wernicke.model.transformers.internal.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CancellationException;
import wernicke.api.PluginException;
import wernicke.formats.internal.safetensors.DamagedException;
import wernicke.formats.internal.safetensors.SafetensorsHeader;
import wernicke.formats.internal.safetensors.TensorEntry;
import wernicke.model.transformers.internal.files.FileLabel;

/** A file of weights whose table of contents has been read and checked. */
public interface TensorFile {
  /** Where it lies. */
  Path path();

  /** Its tensors by name, in the file's order. */
  Map<String, TensorEntry> tensors();

  /**
   * Maps part of a tensor, read-only, little endian. Copy from it at once: whoever still reads a
   * mapping when somebody truncates the file brings the whole JVM down, and a copy-on-write
   * mapping, no better in this, could only be had of files that may be written.
   *
   * @param offset first byte within the tensor
   * @param bytes how many; at most 2^31 - 1, the limit of a mapping
   */
  default ByteBuffer map(TensorEntry tensor, long offset, long bytes) {
    try (FileChannel channel = FileChannel.open(path(), StandardOpenOption.READ)) {
      if (tensor.end() > channel.size()) {
        throw damaged(path(), SafetensorsHeader.cutShort(tensor, channel.size()));
      }
      return channel
          .map(MapMode.READ_ONLY, tensor.begin() + offset, bytes)
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw unreadable(path(), e);
    }
  }

  /**
   * Copies rows of a matrix, one after the other, little endian. Nothing is mapped: rows lie far
   * apart, and a mapping lives until it is collected.
   *
   * @param rows numbers of rows
   * @param bytes of a row
   */
  default ByteBuffer rows(TensorEntry tensor, int[] rows, int bytes) {
    ByteBuffer all = ByteBuffer.allocateDirect(Math.multiplyExact(rows.length, bytes));
    try (FileChannel channel = FileChannel.open(path(), StandardOpenOption.READ)) {
      for (int i = 0; i < rows.length; i++) {
        long ahead = tensor.begin() + (long) rows[i] * bytes - all.position();
        all.limit((i + 1) * bytes);
        while (all.hasRemaining()) {
          if (channel.read(all, ahead + all.position()) < 0) {
            throw damaged(path(), SafetensorsHeader.cutShort(tensor, channel.size()));
          }
        }
      }
      return all.flip().order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw unreadable(path(), e);
    }
  }

  /** What to throw when a file is not what was once written. */
  static PluginException damaged(Path path, DamagedException e) {
    return new PluginException(FileLabel.of(path) + ": " + e.getMessage() + "; copy it again", e);
  }

  /** What to throw when reading fails. */
  static RuntimeException unreadable(Path path, IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return new CancellationException("interrupted while reading " + FileLabel.of(path));
    }
    return new PluginException(FileLabel.of(path) + ": cannot be read: " + e, e);
  }
}
