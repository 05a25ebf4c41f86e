package wernicke.model.transformers.internal.torchfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import wernicke.api.PluginException;
import wernicke.folders.internal.file.RefusedException;
import wernicke.folders.internal.file.SafeFolder;
import wernicke.formats.internal.pickle.Pickle;
import wernicke.formats.internal.pickle.PickleException;
import wernicke.formats.internal.safetensors.TensorEntry;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.safetensors.TensorFile;

/**
 * A file that {@code torch.save} has written (PyTorch 1.6 and later): a zip archive of a pickle and
 * one file per storage. Its tensors are mapped where they lie; nothing in it is executed.
 *
 * @param path where it lies
 * @param tensors by name, in the file's order
 */
public record TorchFile(Path path, Map<String, TensorEntry> tensors) implements TensorFile {
  private static final String PICKLE = "data.pkl";
  private static final int MOST_PICKLE_BYTES = 1 << 24;
  private static final int LEGACY = 0x80;

  public TorchFile {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Reads what tensors there are; none of them is read.
   *
   * @throws PluginException if the file cannot be read, is truncated or damaged, or wants to build
   *     anything but tensors: one line that names it
   */
  public static TorchFile open(Path path) {
    String name = FileLabel.of(path);
    SafeFolder.around(path).require(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      requireZip(channel, name);
      Map<String, ZipRecords.Stored> records = ZipRecords.read(channel, name);
      String prefix = prefix(records, name);
      requireLittleEndian(channel, records.get(prefix + "byteorder"), name);
      Object state = Pickle.load(pickle(channel, records.get(prefix + PICKLE)), new State());
      return new TorchFile(path, tensors(unwrap(state), records, prefix, name));
    } catch (PickleException e) {
      throw new RefusedException(name + ": refused: " + e.getMessage(), e);
    } catch (IOException e) {
      throw TensorFile.unreadable(path, e);
    }
  }

  private static void requireZip(FileChannel channel, String name) throws IOException {
    if (channel.size() < 4) {
      throw new PluginException(
          name + ": a file of " + channel.size() + " bytes is no PyTorch file; copy it again");
    }
    int first = Byte.toUnsignedInt(ZipRecords.readFully(channel, 0, 1).get());
    if (first == LEGACY) {
      throw new PluginException(
          name + ": written by PyTorch before 1.6: load and save it with a newer one");
    }
    if (first != 'P') {
      throw new PluginException(name + ": no PyTorch file; copy it again");
    }
  }

  private static String prefix(Map<String, ZipRecords.Stored> records, String name) {
    return records.keySet().stream()
        .filter(file -> file.endsWith("/" + PICKLE))
        .map(file -> file.substring(0, file.length() - PICKLE.length()))
        .findFirst()
        .orElseThrow(() -> new PluginException(name + ": no PyTorch file: no data.pkl in it"));
  }

  private static void requireLittleEndian(FileChannel channel, ZipRecords.Stored order, String name)
      throws IOException {
    if (order == null) {
      return; // files before PyTorch 2.1 do not say
    }
    int bytes = (int) Math.min(order.bytes(), 16);
    byte[] text = ZipRecords.readFully(channel, order.begin(), bytes).array();
    if (!new String(text, StandardCharsets.UTF_8).equals("little")) {
      throw new PluginException(name + ": not little endian, which is not supported");
    }
  }

  private static ByteBuffer pickle(FileChannel channel, ZipRecords.Stored stored)
      throws IOException {
    if (stored.bytes() > MOST_PICKLE_BYTES) {
      throw new PickleException("its pickle has " + stored.bytes() + " bytes, too many for names");
    }
    return ZipRecords.readFully(channel, stored.begin(), (int) stored.bytes());
  }

  /** Some training scripts put the state under {@code state_dict} or {@code model}. */
  private static Map<?, ?> unwrap(Object state) {
    if (!(state instanceof Map<?, ?> map)) {
      throw new PickleException("it holds no dict of tensors");
    }
    for (String key : new String[] {"state_dict", "model"}) {
      if (map.get(key) instanceof Map<?, ?> inner) {
        return inner;
      }
    }
    return map;
  }

  private static Map<String, TensorEntry> tensors(
      Map<?, ?> state, Map<String, ZipRecords.Stored> records, String prefix, String name) {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    state.forEach(
        (key, value) -> {
          if (key instanceof String tensor && value instanceof State.View view) {
            String record = prefix + "data/" + view.storage().key();
            tensors.put(tensor, entry(tensor, view, records.get(record), name));
          }
        });
    if (tensors.isEmpty()) {
      throw new PluginException(name + ": no tensors in it");
    }
    return tensors;
  }

  private static TensorEntry entry(
      String tensor, State.View view, ZipRecords.Stored stored, String name) {
    int width = view.storage().type().bytes();
    if (stored == null || stored.bytes() / width < view.storage().elements()) {
      throw new PluginException(
          "%s: damaged: the numbers of tensor '%s' are not all there; copy it again"
              .formatted(name, tensor));
    }
    long elements = view.shape().stream().reduce(1L, (a, b) -> a * b);
    long begin = stored.begin() + view.offset() * width;
    return new TensorEntry(
        tensor, view.storage().type(), view.shape(), begin, begin + elements * width);
  }
}
