package wernicke.store.internal.safetensors;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import wernicke.api.Matrix;
import wernicke.formats.internal.safetensors.DamagedException;
import wernicke.formats.internal.safetensors.SafetensorsHeader;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.formats.internal.safetensors.TensorEntry;

/**
 * A safetensors file, mapped into memory; the file itself is closed again.
 *
 * <p>Each matrix has a mapping of its own, so that only one matrix, not the file, must be smaller
 * than 2 GiB. The mappings are private (copy on write): a native routine of some plugin that works
 * in place would otherwise end the whole process.
 */
final class SafetensorsFile {
  private final SafetensorsHeader header;
  private final Map<String, ByteBuffer> payload;

  private SafetensorsFile(SafetensorsHeader header, Map<String, ByteBuffer> payload) {
    this.header = header;
    this.payload = payload;
  }

  /** Reads the header and checks it against the file's size. */
  static SafetensorsHeader header(Path file) throws IOException, DamagedException {
    try (FileChannel channel = FileChannel.open(file, READ)) {
      return header(channel);
    }
  }

  /** Maps all matrices. */
  static SafetensorsFile map(Path file) throws IOException, DamagedException {
    try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
      SafetensorsHeader header = header(channel);
      long start = channel.size() - header.payload();
      Map<String, ByteBuffer> payload = new LinkedHashMap<>();
      for (TensorEntry tensor : header.tensors()) {
        payload.put(
            tensor.name(),
            channel.map(FileChannel.MapMode.PRIVATE, start + tensor.begin(), tensor.bytes()));
      }
      return new SafetensorsFile(header, payload);
    }
  }

  private static SafetensorsHeader header(FileChannel channel)
      throws IOException, DamagedException {
    byte[] bytes = SafetensorsHeader.bytes(channel);
    HeaderSeal.check(bytes);
    return checked(SafetensorsHeader.parse(bytes, channel.size()));
  }

  /** All matrices of float32, in the order of their bytes. */
  static SafetensorsHeader checked(SafetensorsHeader header) throws DamagedException {
    for (TensorEntry tensor : header.tensors()) {
      if (tensor.type() != StoredType.F32 || tensor.shape().size() != 2) {
        throw new DamagedException("'" + tensor.name() + "' is no float32 matrix");
      }
      if (Math.max(tensor.bytes(), Collections.max(tensor.shape())) > Integer.MAX_VALUE) {
        throw new DamagedException("'" + tensor.name() + "' has more than 2 GiB");
      }
    }
    return new SafetensorsHeader(header.metadata(), header.inOrder());
  }

  /** Text that came with the matrices. */
  Map<String, String> metadata() {
    return header.metadata();
  }

  /** The matrices in the order of their bytes. */
  Map<String, Matrix> matrices() {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (TensorEntry tensor : header.tensors()) {
      ByteBuffer bytes = payload.get(tensor.name()).duplicate().order(ByteOrder.LITTLE_ENDIAN);
      int rows = tensor.shape().get(0).intValue();
      int columns = tensor.shape().get(1).intValue();
      matrices.put(tensor.name(), Matrix.of(rows, columns, bytes.asFloatBuffer()));
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
