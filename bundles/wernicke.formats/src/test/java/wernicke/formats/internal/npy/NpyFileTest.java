package wernicke.formats.internal.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.formats.internal.Mutants;
import wernicke.formats.internal.file.DataFile;
import wernicke.testing.Resources;

/**
 * The files of {@code itests/oracles/futrell2018/npy_files.py} and {@code
 * itests/oracles/assemblies/synthetic.py}, and many damaged ones.
 */
class NpyFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("array.npy");
  }

  private static byte[] written(String name) throws IOException {
    return Files.readAllBytes(Resources.path(NpyFileTest.class, name));
  }

  private NpyFile open(byte[] content) throws IOException {
    Files.write(file, content);
    return open();
  }

  private NpyFile open() {
    return NpyFile.open(DataFile.published(file));
  }

  private void array(String descr, String shape, byte... data) throws IOException {
    Files.write(file, NpyWriter.head(descr, shape));
    Files.write(file, data, StandardOpenOption.APPEND);
  }

  /** Any header. */
  private void raw(int version, String header, byte... data) throws IOException {
    byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer content =
        ByteBuffer.allocate(12 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    content.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) {
      content.putShort((short) text.length);
    } else {
      content.putInt(text.length);
    }
    content.put(text).put(data);
    Files.write(file, Arrays.copyOf(content.array(), content.position()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f4-c-v1",
        "f4-c-v2",
        "f4-c-v3",
        "f4-fortran-v1",
        "f4-big-endian",
        "f8-c-v1",
        "f8-fortran-v1",
        "f8-fortran-v2"
      })
  void readsWhatNumPyWrites(String name) throws IOException {
    NpyFile array = open(written(name + ".npy"));
    float[] expected = {0, 0.5f, 1, 1.5f, 2, 2.5f, 3, 3.5f, 4, 4.5f, 5, 5.5f};
    assertThat(array.rows()).isEqualTo(3);
    assertThat(array.columns()).isEqualTo(4);
    assertThat(array.matrix().toArray()).containsExactly(expected);
    for (int i = 0; i < 12; i++) {
      assertThat(array.get(i / 4, i % 4)).isEqualTo(expected[i]);
    }
  }

  /** As {@code numpy.save} writes it, to the byte. */
  @Test
  void writesWhatNumPyWrites() throws IOException {
    byte[] expected = written("f4-c-v1.npy");
    Matrix matrix = open(expected).matrix();
    assertThat(matrix.buffer().isDirect()).as("mapped").isTrue();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyWriter.write(matrix, out);
    assertThat(out.toByteArray()).isEqualTo(expected);
  }

  @Test
  void aListMayStandUpright() throws IOException {
    NpyFile list = open(written("vector.npy"));
    assertThatThrownBy(list::rows).hasMessageContaining("but of shape (12,) and type 'f4'");
    assertThat(list.upright().columns()).isEqualTo(1);
    assertThat(list.upright().get(11, 0)).isEqualTo(list.numbers()[11]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cube  | no matrix of numbers, but of shape (3, 2, 2) and type 'f4'",
        "empty | no matrix of numbers, but of shape (0, 4) and type 'f4'",
      })
  void matricesHaveRowsAndColumns(String name, String message) throws IOException {
    NpyFile array = open(written(name + ".npy"));
    assertThatThrownBy(array::matrix)
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith(message);
  }

  @ParameterizedTest
  @CsvSource({
    "<f4, 0000803f, 1",
    ">f4, 3f800000, 1",
    "<f8, 000000000000f0bf, -1",
    "|i1, fe, -2",
    "<i2, feff, -2",
    "<i4, feffffff, -2",
    ">i8, fffffffffffffffe, -2",
    "|u1, fe, 254",
    "<u2, feff, 65534",
    "<u4, feffffff, 4294967294",
    "|b1, 02, 1",
  })
  void numbersOfEveryType(String descr, String hex, double expected) throws IOException {
    array(descr, "1,", HexFormat.of().parseHex(hex));
    assertThat(open().numbers()).containsExactly(expected);
  }

  @Test
  void headersOfOtherWritersAreRead() throws IOException {
    byte[] data = {1, 2, 3, 4, 5, 6};
    float[] row = new float[4];
    raw(2, "{'shape': (2L, 3L), 'fortran_order': True, 'descr': '|i1'}", data);
    open().copyRow(1, row, 1);
    assertThat(row).containsExactly(0, 2, 4, 6);
    raw(3, "{'descr': '|i1', 'fortran_order': False, 'shape': (2, 3), }", data);
    open().copyRow(1, row, 1);
    assertThat(row).containsExactly(0, 4, 5, 6);
  }

  @Test
  void bytesAreStringsToo() throws IOException {
    byte[] words = "Zo\u00ebHe\0\0".getBytes(StandardCharsets.UTF_8);
    array("|S4", "2,", words);
    assertThat(open().texts()).containsExactly("Zo\u00eb", "He");
  }

  @Test
  void stringsMayBePickled() throws IOException {
    assertThat(open(written("strings.npy")).texts()).containsExactly("He", "Zo\u00eb", "flew,");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void dictionariesOfMasksAreReadUnderEveryProtocol(int protocol) throws IOException {
    assertMasks(open(written("protocol" + protocol + ".npy")));
  }

  /** NumPy 1 calls its package otherwise. */
  @Test
  void dictionariesOfMasksAreReadFromOlderNumpy() throws IOException {
    String content = new String(written("protocol2.npy"), StandardCharsets.ISO_8859_1);
    assertThat(content).contains("numpy._core.multiarray\n");
    assertMasks(
        open(
            content
                .replace("numpy._core.multiarray\n", "numpy.core.multiarray\n")
                .getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static void assertMasks(NpyFile file) {
    Map<?, ?> subjects = (Map<?, ?>) file.object();
    assertThat(subjects.keySet().stream().map(String::valueOf)).containsExactlyInAnyOrder("F", "H");
    Map<?, ?> masks = (Map<?, ?>) subjects.get("F");
    assertThat(numbers(masks.get("PostTemp"))).containsExactly(1, 0, 0, 0, 0);
    assertThat(numbers(masks.get("IFG"))).containsExactly(0, 1, 0, 0, 1);
    assertThat(numbers(masks.get("all"))).containsExactly(1, 1, 0, 0, 1);
  }

  private static double[] numbers(Object mask) {
    PickledArray array = (PickledArray) mask;
    return IntStream.range(0, array.size()).mapToDouble(array::number).toArray();
  }

  @Test
  void pickledObjectsThatAreNoDataAreRefused() throws IOException {
    NpyFile function = open(written("function.npy"));
    assertThatThrownBy(function::object)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("array.npy: refused: it wants ")
        .hasMessageEndingWith("print, which arrays do not need");
    NpyFile date = open(written("date.npy"));
    assertThatThrownBy(date::object)
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith("refused: it wants datetime.date, which arrays do not need");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    refused("array.npy is missing: run 'data' to see how to get it");
    Files.write(file, new byte[0]);
    refused("too short for a .npy file, as numpy.save writes it; get it again");
    Files.writeString(file, "\u0093NUMPY is not what this is");
    refused("not a .npy file of version 1 to 3, as numpy.save writes it");
    raw(4, "{}");
    refused("not a .npy file of version 1 to 3, as numpy.save writes it");
    raw(1, "{'descr': '<f4', 'shape': (1,)}", new byte[4]);
    refused(
        "its .npy header cannot be read ({'descr': '<f4', 'shape': (1,)}); save one plain array");
    array("<f4", "2,", new byte[7]);
    refused("7 bytes of data, but its header says 8; get it again");
    array("<f4", "999999999, 999999999, 999999999", new byte[8]);
    refused("8 bytes of data, but its header says ");
    for (String type :
        List.of("<c8", "<f2", "<f16", "|V4", "<M8[s]", "|U0", "<f4x", "|O8", "<u8")) {
      array(type, "1,", new byte[8]);
      refused("it holds '" + type + "', not numbers or strings; save it as float32");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(2147483647, 2147483647)",
        "(9999999999, 1)",
        "(99999999999, 1)",
        "(-1, 4)",
        "(1.5, 4)"
      })
  void impossibleShapesAreRefused(String shape) throws IOException {
    raw(1, "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }");
    refused("its .npy header cannot be read ({'descr': '<f4'");
    raw(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1, 1)}");
    refused("its .npy header cannot be read ({'descr': [(");
  }

  @Test
  void headersMayNotBeLongerThanTheFile() throws IOException {
    ByteBuffer content = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    content.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    content.put((byte) 2).put((byte) 0).putInt(-1);
    Files.write(file, content.array());
    refused("cut short within its header; get it again");
    Files.write(file, Arrays.copyOf(content.putInt(8, 1 << 20).array(), 2 << 20));
    refused("its header has 1048576 bytes, too many for one array");
  }

  @Test
  void whatIsNotAskedForIsRefused() throws IOException {
    array("<f4", "1, 1, 1", new byte[4]);
    NpyFile cube = open();
    assertThatThrownBy(cube::rows)
        .hasMessageEndingWith(": no matrix of numbers, but of shape (1, 1, 1) and type 'f4'");
    assertThatThrownBy(cube::numbers).hasMessageContaining(": no list of numbers");
    assertThatThrownBy(cube::texts).hasMessageContaining(": no list of strings");
    assertThatThrownBy(cube::object).hasMessageContaining(": no single Python object");
    array("<f4", "2,", HexFormat.of().parseHex("000000000000c07f"));
    NpyFile missing = open();
    assertThatThrownBy(missing::numbers)
        .hasMessageEndingWith("array.npy: element 1 (from 0) is NaN, which is no number");
  }

  @Test
  void stringsThatAreNoUnicodeAreRefused() throws IOException {
    array("<U1", "1,", new byte[] {-1, -1, -1, -1});
    NpyFile characters = open();
    assertThatThrownBy(characters::texts)
        .hasMessageContaining("element 0 (from 0) is no Unicode text; get it again");
    array("|S1", "1,", new byte[] {-1});
    NpyFile bytes = open();
    assertThatThrownBy(bytes::texts)
        .hasMessageContaining("element 0 (from 0) is no Unicode text; get it again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f8-fortran-v2",
        "f4-c-v1",
        "protocol2",
        "protocol3",
        "protocol4",
        "strings",
        "function"
      })
  void damagedFilesAreReadOrRefused(String name) throws IOException {
    Mutants.at(file).of(written(name + ".npy"), path -> read(open()));
  }

  private static void read(NpyFile array) {
    try {
      array.matrix();
    } catch (PluginException e) {
      assertThat(e.getMessage()).contains(": no matrix of numbers, but of shape (");
      readNoMatrix(array);
    }
  }

  private static void readNoMatrix(NpyFile array) {
    try {
      array.texts();
    } catch (PluginException e) {
      array.object();
    }
  }

  private void refused(String message) {
    assertThatThrownBy(() -> open())
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
