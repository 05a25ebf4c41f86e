package wernicke.formats.internal.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.PluginException;
import wernicke.formats.internal.Mutants;

class SafetensorsHeaderTest {
  private static final String TWO =
      "{'__metadata__':{'format':'pt'},"
          + "'b':{'dtype':'F32','shape':[2,1],'data_offsets':[4,12]},"
          + "'a':{'dtype':'BF16','shape':[2],'data_offsets':[0,4]}}   ";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("model.safetensors");
  }

  private static byte[] bytes(long length, String header, int data) {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(8 + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(length == -1 ? json.length : length).put(json);
    for (int i = 0; i < data; i++) {
      all.put((byte) (i + 1));
    }
    return all.array();
  }

  private SafetensorsHeader read(byte[] content) throws IOException, DamagedException {
    Files.write(file, content);
    return read(file);
  }

  private static SafetensorsHeader read(Path path) throws IOException, DamagedException {
    try (FileChannel channel = FileChannel.open(path)) {
      return SafetensorsHeader.parse(SafetensorsHeader.bytes(channel), channel.size());
    }
  }

  @Test
  void readsWhereTensorsLie() throws Exception {
    SafetensorsHeader header = read(bytes(-1, TWO, 12));
    assertThat(header.metadata()).isEqualTo(Map.of("format", "pt"));
    assertThat(header.tensors())
        .containsExactly(
            new TensorEntry("b", StoredType.F32, List.of(2L, 1L), 4, 12),
            new TensorEntry("a", StoredType.BF16, List.of(2L), 0, 4));
    assertThat(header.inOrder()).extracting(TensorEntry::name).containsExactly("a", "b");
    assertThat(header.payload()).isEqualTo(12);
  }

  @Test
  void emptyAndScalarTensorsAreTensors() throws Exception {
    String json =
        "{'e':{'dtype':'F32','shape':[0,7],'data_offsets':[0,0]},"
            + "'s':{'dtype':'F64','shape':[],'data_offsets':[0,8]}}";
    assertThat(read(bytes(-1, json, 8)).tensors())
        .extracting(TensorEntry::elements)
        .containsExactly(0L, 1L);
  }

  /** The very bytes of every file that was ever written: their hashes are kept. */
  @Test
  void writesTheSameBytesAsEver() throws Exception {
    SafetensorsHeader header =
        new SafetensorsHeader(
            Map.of("k", "<v> \u00e9"),
            List.of(TensorEntry.at(0, "h.0", StoredType.F32, List.of(1L, 2L))));
    String json =
        "{\"__metadata__\":{\"k\":\"<v> \u00e9\"},"
            + "\"h.0\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
    assertThat(text(header.encode(8))).isEqualTo(json);
    assertThat(text(header.encode(64))).isEqualTo(json + " ".repeat(32));
    ByteBuffer bytes = header.encode(64);
    byte[] whole = new byte[bytes.remaining() + 8];
    bytes.get(whole, 0, bytes.remaining());
    assertThat(read(whole)).isEqualTo(header);
  }

  private static String text(ByteBuffer bytes) {
    assertThat(bytes.order(ByteOrder.LITTLE_ENDIAN).getLong()).isEqualTo(bytes.remaining());
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "1152921504606846976, its header cannot have 1152921504606846976 bytes",
    "-9223372036854775808, its header cannot have 9223372036854775808 bytes",
    "0, its header cannot have 0 bytes",
    "100000001, its header cannot have 100000001 bytes",
    "99999999, truncated: its header needs 100000007 bytes",
  })
  void refusesImpossibleHeaderLengths(long length, String message) throws IOException {
    refused(bytes(length, "{}", 100), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}           | not valid JSON",
        "[]                                                              | not valid JSON",
        "{}{}                                                            | not valid JSON",
        "{'a':1}                                                         | not valid JSON",
        "{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,8]}}        | not valid JSON",
        "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}         | not valid JSON",
        "{'a':{'dtype':'F32','shape':['2'],'data_offsets':[0,8]}}        | not valid JSON",
        "{'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,8]}} | not valid"
            + " JSON",
        "{'__metadata__':{'k':{}},'a':{}}                                | not valid JSON",
        "{'__metadata__':{'k':'1','k':'2'}}                              | a key twice",
        "{'a':{'dtype':'F32','shape':[2]}}                               | tensor 'a' lacks dtype",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8,9]}}        | tensor 'a' lacks dtype",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}}    | tensor 'a' has an"
            + " unknown field",
        "{'a':{'dtype':'Q4_K','shape':[2],'data_offsets':[0,8]}}         | tensor 'a' has the"
            + " unknown type Q4_K",
        "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}          | tensor 'a' (F32 [3])"
            + " needs 12 bytes, its data_offsets span 8",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}          | tensor 'a' (F32 [2])"
            + " needs 8 bytes, its data_offsets span -8",
        "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | tensor 'a'"
            + " has an impossible size",
        "{'a':{'dtype':'U8','shape':[9223372036854775807],'data_offsets':[0,9223372036854775807]}}"
            + " | tensor 'a' has an impossible size",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}"
            + " | tensor 'a' appears twice",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}}"
            + " | tensor 'b' overlaps",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}          | tensor 'a' does not"
            + " follow",
        "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}}         | truncated: tensor 'a'"
            + " ends at byte",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}          | 4 bytes follow the last"
            + " tensor",
      })
  void refusesDamagedHeaders(String header, String message) throws IOException {
    refused(bytes(-1, header, 8), message);
  }

  @Test
  void refusesDeepNesting() throws IOException {
    refused(bytes(-1, "{'a':" + "[".repeat(100_000), 0), "not valid JSON");
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    byte[] bytes = bytes(-1, "{'ab':0}", 0);
    bytes[10] = (byte) 0xff;
    refused(bytes, "its header is not UTF-8");
  }

  @Test
  void mutationsAreReadOrRefusedButNothingElse() {
    Mutants.at(file).of(bytes(-1, TWO, 12), SafetensorsHeaderTest::readOrRefuse);
  }

  private static void readOrRefuse(Path path) throws IOException {
    try {
      SafetensorsHeader header = read(path);
      assertThat(header.payload()).isLessThan(Files.size(path));
    } catch (DamagedException e) {
      throw new PluginException(path + ": " + e.getMessage(), e);
    }
  }

  private void refused(byte[] content, String message) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
