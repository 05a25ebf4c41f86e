package wernicke.model.transformers.internal.safetensors;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import wernicke.api.PluginException;
import wernicke.folders.internal.file.SafeFolder;
import wernicke.formats.internal.safetensors.DamagedException;
import wernicke.formats.internal.safetensors.SafetensorsHeader;
import wernicke.formats.internal.safetensors.TensorEntry;

/**
 * A safetensors file whose header has been read and checked.
 *
 * @param path where it lies
 * @param tensors by name, in the header's order, counted from the beginning of the file
 */
public record SafetensorsFile(Path path, Map<String, TensorEntry> tensors) implements TensorFile {
  /**
   * Reads the header and checks it against the size of the file; no tensor is read.
   *
   * @throws PluginException if the file cannot be read, is truncated or damaged: one line naming
   *     file and tensor
   */
  public static SafetensorsFile open(Path path) {
    SafeFolder.around(path).require(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      byte[] header = SafetensorsHeader.bytes(channel);
      Map<String, TensorEntry> tensors = new LinkedHashMap<>();
      for (TensorEntry tensor : SafetensorsHeader.parse(header, channel.size()).tensors()) {
        tensors.put(tensor.name(), tensor.shifted(header.length));
      }
      return new SafetensorsFile(path, tensors);
    } catch (DamagedException e) {
      throw TensorFile.damaged(path, e);
    } catch (IOException e) {
      throw TensorFile.unreadable(path, e);
    }
  }
}
