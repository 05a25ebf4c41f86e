package wernicke.dataset.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import wernicke.api.Matrix;
import wernicke.api.Progress;

/**
 * Writes the responses to {@code target/demo/responses.npy}, where the oracle script reads them.
 */
class ResponsesExportTest {
  @Test
  void responsesAreExportedAsNumpyFile() throws IOException {
    Matrix responses = new DemoDataset().load(Progress.NONE).values();
    Path file = Path.of("target", "demo", "responses.npy");
    Files.createDirectories(file.getParent());
    Files.write(file, npy(responses));
    ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(read.remaining()).isEqualTo(128 + 4 * responses.rows() * responses.columns());
    assertThat(read.getFloat(128 + 4 * responses.columns())).isEqualTo(responses.get(1, 0));
  }

  /** NumPy's format 1.0: a header of 128 bytes, then little-endian float32, row-major. */
  private static byte[] npy(Matrix matrix) {
    String shape = "(" + matrix.rows() + ", " + matrix.columns() + ")";
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
    String padded = header + " ".repeat(117 - header.length()) + "\n";
    ByteBuffer bytes = ByteBuffer.allocate(128 + 4 * matrix.rows() * matrix.columns());
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
    bytes.put(Oracle.bytes(matrix.toArray()));
    return bytes.array();
  }
}
