package wernicke.dataset.wehbe2014.internal.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.dataset.wehbe2014.internal.Wehbe2014;
import wernicke.testing.Resources;

/** The files of {@code itests/oracles/assemblies/synthetic.py}, and many damaged ones. */
class NpyFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("array.npy");
  }

  private static byte[] written(String name) throws IOException {
    return Files.readAllBytes(Resources.path(Wehbe2014.class, name));
  }

  private NpyFile open(byte[] content) throws IOException {
    Files.write(file, content);
    return NpyFile.open(file);
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
    NpyWriter.bytes(file, descr, "1,", HexFormat.of().parseHex(hex));
    assertThat(NpyFile.open(file).numbers()).containsExactly(expected);
  }

  @Test
  void headersOfOtherWritersAreRead() throws IOException {
    byte[] data = {1, 2, 3, 4, 5, 6};
    float[] row = new float[4];
    NpyWriter.raw(file, 2, "{'shape': (2L, 3L), 'fortran_order': True, 'descr': '|i1'}", data);
    NpyFile.open(file).copyRow(1, row, 1);
    assertThat(row).containsExactly(0, 2, 4, 6);
    NpyWriter.raw(file, 3, "{'descr': '|i1', 'fortran_order': False, 'shape': (2, 3), }", data);
    NpyFile.open(file).copyRow(1, row, 1);
    assertThat(row).containsExactly(0, 4, 5, 6);
  }

  @Test
  void bytesAreStringsToo() throws IOException {
    byte[] words = "Zo\u00ebHe\0\0".getBytes(StandardCharsets.UTF_8);
    NpyWriter.bytes(file, "|S4", "2,", words);
    assertThat(NpyFile.open(file).texts()).containsExactly("Zo\u00eb", "He");
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
        .hasMessageContaining("holds a Python object (")
        .hasMessageEndingWith("print), not only numbers: refused");
    NpyFile date = open(written("date.npy"));
    assertThatThrownBy(date::object)
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith("(datetime.date), not only numbers: refused");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    refused("array.npy is missing: run 'data'");
    Files.write(file, new byte[0]);
    refused("is too short for a .npy file");
    Files.writeString(file, "\u0093NUMPY is not what this is");
    refused("is no .npy file of version 1 to 3");
    NpyWriter.raw(file, 4, "{}", new byte[0]);
    refused("is no .npy file of version 1 to 3");
    NpyWriter.raw(file, 1, "{'descr': '<f4', 'shape': (1,)}", new byte[4]);
    refused("has a .npy header that cannot be read");
    NpyWriter.bytes(file, "<f4", "2,", new byte[7]);
    refused("has 7 bytes of data, but its header says 8");
    NpyWriter.bytes(file, "<f4", "999999999, 999999999, 999999999", new byte[8]);
    refused("has 8 bytes of data, but its header says ");
    for (String type : List.of("<c8", "<f2", "|V4", "<M8[s]", "|U0", "<f4x", "|O8", "<u8")) {
      NpyWriter.bytes(file, type, "1,", new byte[8]);
      refused("holds '" + type + "', expected numbers or strings");
    }
  }

  @Test
  void whatIsNotAskedForIsRefused() throws IOException {
    NpyWriter.bytes(file, "<f4", "1, 1, 1", new byte[4]);
    NpyFile cube = NpyFile.open(file);
    assertThatThrownBy(cube::rows)
        .hasMessageEndingWith("is no matrix of numbers, but 3-dimensional of type 'f4'");
    assertThatThrownBy(cube::numbers).hasMessageContaining("is no list of numbers");
    assertThatThrownBy(cube::texts).hasMessageContaining("is no list of strings");
    assertThatThrownBy(cube::object).hasMessageContaining("is no single Python object");
    NpyWriter.numbers(file, 1, Double.NaN);
    NpyFile missing = NpyFile.open(file);
    assertThatThrownBy(missing::numbers).hasMessageEndingWith("element 1: NaN is no number");
  }

  @Test
  void stringsThatAreNoUnicodeAreRefused() throws IOException {
    NpyWriter.bytes(file, "<U1", "1,", new byte[] {-1, -1, -1, -1});
    NpyFile characters = NpyFile.open(file);
    assertThatThrownBy(characters::texts).hasMessageContaining("element 0: no Unicode");
    NpyWriter.bytes(file, "|S1", "1,", new byte[] {-1});
    NpyFile bytes = NpyFile.open(file);
    assertThatThrownBy(bytes::texts).hasMessageContaining("element 0: no Unicode");
  }

  /** Cut anywhere or with any bytes changed, a file is read or refused, and nothing else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "data_subject_F.npy",
        "HP_subj_roi_inds.npy",
        "protocol2.npy",
        "protocol3.npy",
        "strings.npy",
        "function.npy"
      })
  void damagedFilesAreReadOrRefused(String name) throws IOException {
    byte[] whole = written(name);
    for (int length = 0; length < whole.length; length += 1 + length / 50) {
      assertThat(read(Arrays.copyOf(whole, length))).as("cut after %d bytes", length).isFalse();
    }
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      byte[] damaged = whole.clone();
      for (int change = 0; change <= i % 3; change++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      refused += read(damaged) ? 0 : 1;
    }
    assertThat(refused).isPositive();
  }

  private boolean read(byte[] content) throws IOException {
    Files.write(file, content);
    try {
      NpyFile array = NpyFile.open(file);
      return readsNumbers(array) || readsObject(array);
    } catch (PluginException e) {
      assertRefusal(e);
      return false;
    }
  }

  private boolean readsNumbers(NpyFile array) {
    try {
      array.copyRow(0, new float[array.columns()], 0);
      return true;
    } catch (PluginException e) {
      assertRefusal(e);
      return false;
    }
  }

  private boolean readsObject(NpyFile array) {
    try {
      return array.object() != null;
    } catch (PluginException e) {
      assertRefusal(e);
      return array.texts() != null;
    }
  }

  private void assertRefusal(PluginException e) {
    assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
  }

  private void refused(String message) {
    assertThatThrownBy(() -> NpyFile.open(file))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
