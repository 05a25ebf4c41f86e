package wernicke.store.internal.safetensors;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import wernicke.api.Matrix;

/**
 * A safetensors file, mapped into memory; the file itself is closed again.
 *
 * <p>Each matrix has a mapping of its own, so that only one matrix, not the file, must be smaller
 * than 2 GiB. The mappings are private (copy on write): a native routine of some plugin that works
 * in place would otherwise end the whole process.
 */
final class SafetensorsFile {
  private final Header header;
  private final Map<String, ByteBuffer> payload;

  private SafetensorsFile(Header header, Map<String, ByteBuffer> payload) {
    this.header = header;
    this.payload = payload;
  }

  /** Reads the header and checks it against the file's size. */
  static Header header(Path file) throws IOException, DamagedException {
    try (FileChannel channel = FileChannel.open(file, READ)) {
      return header(channel);
    }
  }

  /** Maps all matrices. */
  static SafetensorsFile map(Path file) throws IOException, DamagedException {
    try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
      Header header = header(channel);
      long start = channel.size() - header.payload();
      Map<String, ByteBuffer> payload = new LinkedHashMap<>();
      for (Tensor tensor : header.tensors()) {
        payload.put(
            tensor.name(),
            channel.map(FileChannel.MapMode.PRIVATE, start + tensor.begin(), tensor.bytes()));
      }
      return new SafetensorsFile(header, payload);
    }
  }

  private static Header header(FileChannel channel) throws IOException, DamagedException {
    long length = read(channel, 0, Header.PREFIX).order(ByteOrder.LITTLE_ENDIAN).getLong();
    long payload = channel.size() - Header.PREFIX - length;
    if (length < 0 || length > Header.MAX_LENGTH || payload < 0) {
      throw new DamagedException("no header of " + Long.toUnsignedString(length) + " bytes");
    }
    byte[] bytes = read(channel, 0, Header.PREFIX + (int) length).array();
    HeaderSeal.check(bytes);
    return Header.decode(Arrays.copyOfRange(bytes, Header.PREFIX, bytes.length), payload);
  }

  private static ByteBuffer read(FileChannel channel, long position, int bytes)
      throws IOException, DamagedException {
    if (channel.size() < position + bytes) {
      throw new DamagedException("only " + channel.size() + " bytes long");
    }
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()
        && channel.read(buffer, position + buffer.position()) >= 0) {} // until full or cut short
    if (buffer.hasRemaining()) {
      throw new DamagedException("cut short while it was read");
    }
    return buffer.flip();
  }

  /** Text that came with the matrices. */
  Map<String, String> metadata() {
    return header.metadata();
  }

  /** The matrices in the order of their bytes. */
  Map<String, Matrix> matrices() {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (Tensor tensor : header.tensors()) {
      ByteBuffer bytes = payload.get(tensor.name()).duplicate().order(ByteOrder.LITTLE_ENDIAN);
      matrices.put(
          tensor.name(), Matrix.of(tensor.rows(), tensor.columns(), bytes.asFloatBuffer()));
    }
    return matrices;
  }

  /** Reads all numbers and compares their checksum; a file without one passes unread. */
  void verify() throws DamagedException {
    String written = metadata().get(SafetensorsWriter.CHECKSUM);
    if (written == null) {
      return;
    }
    CRC32C checksum = new CRC32C();
    payload.values().forEach(bytes -> checksum.update(bytes.duplicate()));
    String found = SafetensorsWriter.text(checksum.getValue());
    if (!written.equals(found)) {
      throw new DamagedException("checksum " + found + " instead of " + written);
    }
  }
}
