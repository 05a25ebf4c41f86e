package wernicke.model.precomputed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Matrix;
import wernicke.api.PluginException;

/** Against files that NumPy wrote (itests/oracles/futrell2018/npy_files.py). */
class NpyTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f4-c-v1",
        "f4-fortran-v1",
        "f8-c-v1",
        "f8-fortran-v1",
        "f4-c-v2",
        "f8-fortran-v2"
      })
  void readsWhatNumPyWrites(String name) throws Exception {
    Matrix matrix = Npy.read(numpy(name));
    assertThat(matrix.rows()).isEqualTo(3);
    assertThat(matrix.columns()).isEqualTo(4);
    assertThat(matrix.toArray())
        .containsExactly(0, 0.5f, 1, 1.5f, 2, 2.5f, 3, 3.5f, 4, 4.5f, 5, 5.5f);
    assertThat(Npy.shape(numpy(name)).columns()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f4-big-endian | holds '>f4': save it as float32",
        "f2            | holds '<f2': save it as float32",
        "vector        | has the shape (12,): parts x features is expected",
        "cube          | has the shape (3, 2, 2): parts x features is expected",
        "empty         | has the impossible shape 0 x 4",
        "f4-c-v3       | has version 3 of the .npy format: 1 or 2 is expected",
      })
  void refusesOtherArrays(String name, String message) throws Exception {
    refused(numpy(name), message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, 12, 60, 127, 128, 175})
  void refusesTruncatedFiles(int length) throws Exception {
    byte[] content = Files.readAllBytes(numpy("f4-c-v1"));
    refused(file(Arrays.copyOf(content, length)), "is it cut short?");
  }

  @Test
  void refusesWhatFollowsTheNumbers() throws Exception {
    byte[] content = Files.readAllBytes(numpy("f4-c-v1"));
    refused(file(Arrays.copyOf(content, 180)), "has 180 bytes, but its header says 176");
  }

  @Test
  void refusesWhatIsNoNpyFile() throws IOException {
    refused(file("row,column\n1,2\n".getBytes(StandardCharsets.UTF_8)), "is not a .npy file");
    refused(folder.resolve("absent.npy"), "absent.npy is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(2147483647, 2147483647)", "(9999999999, 1)", "(99999999999, 1)", "(-1, 4)"})
  void refusesImpossibleShapes(String shape) throws IOException {
    refused(header("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }"), "shape");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'descr': '<f4'}", "{'descr': [('a', '<f4')], 'shape': (1, 1)}"})
  void refusesHeadersThatCannotBeRead(String header) throws IOException {
    refused(header(header), "header that cannot be read");
  }

  @Test
  void refusesAHeaderLengthBeyondTheFile() throws IOException {
    ByteBuffer content = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    content.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    content.put((byte) 2).put((byte) 0).putInt(-1);
    refused(file(content.array()), "ends within its header");
  }

  private Path header(String header) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer content = ByteBuffer.allocate(10 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    content.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    content.put((byte) 1).put((byte) 0).putShort((short) text.length).put(text);
    return file(content.array());
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("some.npy"), content);
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> Npy.read(file))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  static Path numpy(String name) throws URISyntaxException {
    return Path.of(NpyTest.class.getResource("/npy/" + name + ".npy").toURI());
  }
}
