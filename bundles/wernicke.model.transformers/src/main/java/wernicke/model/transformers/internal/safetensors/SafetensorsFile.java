package wernicke.model.transformers.internal.safetensors;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import wernicke.api.PluginException;
import wernicke.folders.internal.SafeFolder;
import wernicke.model.transformers.internal.files.FileLabel;

/**
 * A safetensors file whose header has been read and checked: eight bytes of header length (little
 * endian), the header in JSON, then the tensors without gaps
 * (https://github.com/huggingface/safetensors, "Format").
 *
 * @param path where it lies
 * @param tensors by name, in the header's order
 */
public record SafetensorsFile(Path path, Map<String, TensorEntry> tensors) implements TensorFile {
  private static final int LENGTH_BYTES = 8;

  /** The reference implementation's limit. */
  private static final long MAX_HEADER = 100_000_000;

  /**
   * Reads the header and checks it against the size of the file; no tensor is read.
   *
   * @throws PluginException if the file cannot be read, is truncated or damaged: one line naming
   *     file and tensor
   */
  public static SafetensorsFile open(Path path) {
    String name = FileLabel.of(path);
    SafeFolder.around(path).require(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      long length = headerLength(channel, name, size);
      String json = text(channel, name, (int) length);
      long dataStart = LENGTH_BYTES + length;
      Map<String, TensorEntry> tensors = new HeaderParser(name, dataStart).parse(json);
      checkLayout(name, tensors, dataStart, size);
      return new SafetensorsFile(path, tensors);
    } catch (IOException e) {
      throw TensorFile.unreadable(path, e);
    }
  }

  private static long headerLength(FileChannel channel, String name, long size) throws IOException {
    if (size < LENGTH_BYTES) {
      throw new PluginException(
          name + ": a file of " + size + " bytes is no safetensors file; copy it again");
    }
    ByteBuffer prefix = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, prefix, 0);
    long length = prefix.getLong(0);
    if (length < 2 || length > MAX_HEADER) {
      throw new PluginException(
          name
              + ": damaged safetensors header: its length field says "
              + Long.toUnsignedString(length)
              + " bytes");
    }
    if (length > size - LENGTH_BYTES) {
      throw new PluginException(
          "%s: truncated: the header needs %d bytes, the file has %d; copy it again"
              .formatted(name, LENGTH_BYTES + length, size));
    }
    return length;
  }

  private static String text(FileChannel channel, String name, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    readFully(channel, bytes, LENGTH_BYTES);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new PluginException(name + ": damaged safetensors header: it is not UTF-8", e);
    }
  }

  private static void readFully(FileChannel channel, ByteBuffer target, long position)
      throws IOException {
    while (target.hasRemaining()) {
      if (channel.read(target, position + target.position()) < 0) {
        throw new EOFException("it became shorter while being read");
      }
    }
  }

  private static void checkLayout(
      String name, Map<String, TensorEntry> tensors, long dataStart, long size) {
    List<TensorEntry> inOrder =
        tensors.values().stream()
            .sorted(
                Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end))
            .toList();
    long position = dataStart;
    for (TensorEntry tensor : inOrder) {
      if (tensor.begin() != position) {
        throw new PluginException(
            "%s: damaged safetensors header: tensor '%s' %s"
                .formatted(
                    name,
                    tensor.name(),
                    tensor.begin() < position
                        ? "overlaps the tensor before it"
                        : "does not follow the tensor before it"));
      }
      if (tensor.end() > size) {
        throw TensorFile.truncated(name, tensor.name(), tensor.end(), size);
      }
      position = tensor.end();
    }
    if (position != size) {
      throw new PluginException(
          "%s: damaged: %d bytes follow the last tensor".formatted(name, size - position));
    }
  }
}
