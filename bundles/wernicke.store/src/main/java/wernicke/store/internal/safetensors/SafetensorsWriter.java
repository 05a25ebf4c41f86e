package wernicke.store.internal.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import wernicke.api.Matrix;
import wernicke.store.internal.file.DurableFiles;

/**
 * Writes matrices as one safetensors file, in one pass, with a CRC-32C of all numbers in the
 * metadata under {@value #CHECKSUM}, and the header sealed by {@link HeaderSeal}.
 */
final class SafetensorsWriter implements DurableFiles.Content {
  static final String CHECKSUM = "crc32c";

  private static final int CHUNK = 1 << 20;

  private final Map<String, Matrix> matrices;
  private final Header header;
  private final int headerBytes;

  SafetensorsWriter(Map<String, Matrix> matrices, Map<String, String> metadata) {
    this.matrices = matrices;
    header = Header.of(matrices, metadata).with(CHECKSUM, text(0));
    headerBytes = HeaderSeal.size(header);
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
