package wernicke.store.internal.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DurableFiles;
import wernicke.formats.internal.safetensors.SafetensorsHeader;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.formats.internal.safetensors.TensorEntry;

/**
 * Writes matrices as one safetensors file, in one pass, with a CRC-32C of all numbers in the
 * metadata under {@value #CHECKSUM}, and the header sealed by {@link HeaderSeal}.
 */
final class SafetensorsWriter implements DurableFiles.Content {
  static final String CHECKSUM = "crc32c";

  private static final int CHUNK = 1 << 20;

  private final Map<String, Matrix> matrices;
  private final SafetensorsHeader header;
  private final int headerBytes;

  SafetensorsWriter(Map<String, Matrix> matrices, Map<String, String> metadata) {
    this.matrices = matrices;
    header = new SafetensorsHeader(metadata, layout(matrices)).with(CHECKSUM, text(0));
    headerBytes = HeaderSeal.size(header);
  }

  /** The matrices one after the other. */
  static List<TensorEntry> layout(Map<String, Matrix> matrices) {
    List<TensorEntry> tensors = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, Matrix> entry : matrices.entrySet()) {
      Matrix matrix = entry.getValue();
      List<Long> shape = List.of((long) matrix.rows(), (long) matrix.columns());
      TensorEntry tensor = TensorEntry.at(begin, entry.getKey(), StoredType.F32, shape);
      if (tensor.bytes() > Integer.MAX_VALUE || entry.getKey().equals(SafetensorsHeader.METADATA)) {
        throw new PluginException(
            "layer '" + entry.getKey() + "', a " + matrix + ", cannot be stored: 2 GiB at most");
      }
      tensors.add(tensor);
      begin = tensor.end();
    }
    return tensors;
  }

  /** Bytes of the whole file. */
  long bytes() {
    return headerBytes + header.payload();
  }

  /** A checksum as it stands in the metadata. */
  static String text(long checksum) {
    return HexFormat.of().toHexDigits((int) checksum);
  }

  @Override
  public void write(FileChannel channel) throws IOException {
    channel.position(headerBytes);
    CRC32C checksum = new CRC32C();
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (Matrix matrix : matrices.values()) {
      write(matrix.buffer(), chunk, checksum, channel);
    }
    ByteBuffer first = HeaderSeal.seal(header.with(CHECKSUM, text(checksum.getValue())));
    channel.position(0);
    drain(first, channel);
  }

  private static void write(
      FloatBuffer values, ByteBuffer chunk, CRC32C checksum, FileChannel channel)
      throws IOException {
    while (values.hasRemaining()) {
      int count = Math.min(values.remaining(), CHUNK / Float.BYTES);
      chunk.clear().limit(count * Float.BYTES);
      chunk.asFloatBuffer().put(values.slice(values.position(), count));
      values.position(values.position() + count);
      checksum.update(chunk.duplicate());
      drain(chunk, channel);
    }
  }

  private static void drain(ByteBuffer bytes, FileChannel channel) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
