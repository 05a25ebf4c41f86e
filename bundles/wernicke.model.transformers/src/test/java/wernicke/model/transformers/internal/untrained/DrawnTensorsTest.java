package wernicke.model.transformers.internal.untrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.checkpoint.ContentHash;
import wernicke.model.transformers.internal.safetensors.Tensor;

class DrawnTensorsTest {
  @TempDir Path temp;

  private Checkpoint open(String name, String variant, long seed) {
    return Checkpoint.open(Folders.untrained(temp.resolve(name), Folders.config(variant), seed));
  }

  private static byte[] bytes(Tensor tensor, long offset, long count) {
    ByteBuffer part = tensor.map(offset, count);
    assertThat(part.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    assertThat(part.isDirect()).isTrue();
    assertThat(part.isReadOnly()).isTrue();
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    return bytes;
  }

  /** More than one piece long, and with a row of zeros across the cuts. */
  @Test
  void anyOrderAndAnyCutsGiveTheSameBytes() {
    Tensor tensor = open("m", "phi3", 1).tensors().get("embed_tokens.weight");
    int length = (int) tensor.entry().bytes();
    byte[] whole = bytes(tensor, 0, length);
    for (int size : new int[] {1 << 20, 999_999, 8_192_100, 64 * 4 * 3 + 4}) {
      List<Integer> offsets = new ArrayList<>();
      for (int offset = 0; offset < length; offset += size) {
        offsets.add(offset);
      }
      Collections.shuffle(offsets, new Random(size));
      byte[] parts = new byte[length];
      for (int offset : offsets.subList(0, Math.min(offsets.size(), 500))) {
        int count = Math.min(size, length - offset);
        System.arraycopy(bytes(tensor, offset, count), 0, parts, offset, count);
        assertThat(Arrays.equals(parts, offset, offset + count, whole, offset, offset + count))
            .as("%d bytes at %d", count, offset)
            .isTrue();
      }
    }
  }

  @Test
  void rowsAreThoseOfTheWhole() {
    Tensor tensor = open("m", "phi3", 1).tensors().get("embed_tokens.weight");
    int width = (int) (tensor.entry().bytes() / tensor.shape().get(0));
    byte[] whole = bytes(tensor, 0, tensor.entry().bytes());
    int last = (int) (tensor.shape().get(0) - 1);
    int[] picked = {7, 0, last, 7};
    ByteBuffer rows = tensor.rows(picked, width);
    assertThat(rows.remaining()).isEqualTo(4 * width);
    for (int row : picked) {
      byte[] copied = new byte[width];
      rows.get(copied);
      assertThat(copied).isEqualTo(Arrays.copyOfRange(whole, row * width, (row + 1) * width));
    }
  }

  @Test
  void seedsAndNamesDoNotCorrelate() {
    Checkpoint one = open("one", "llama", 1);
    Checkpoint again = open("again", "llama", 1);
    Checkpoint two = open("two", "llama", 2);
    String gate = "layers.0.mlp.gate_proj.weight";
    float[] first = Folders.values(one.tensors().get(gate));
    assertThat(Folders.values(again.tensors().get(gate))).isEqualTo(first);
    float[] other = Folders.values(two.tensors().get(gate));
    float[] next = Folders.values(one.tensors().get("layers.0.mlp.up_proj.weight"));
    float[] deeper = Folders.values(one.tensors().get("layers.1.mlp.gate_proj.weight"));
    double error = 1 / Math.sqrt(first.length);
    assertThat(correlation(first, other)).isCloseTo(0, within(4 * error));
    assertThat(correlation(first, next)).isCloseTo(0, within(4 * error));
    assertThat(correlation(first, deeper)).isCloseTo(0, within(4 * error));
    float[] shifted = Arrays.copyOfRange(first, 1, first.length + 1);
    assertThat(correlation(first, shifted)).isCloseTo(0, within(4 * error));
  }

  /** Of numbers of mean 0. */
  private static double correlation(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void fingerprintSaysWhatTheWeightsDependOn() throws IOException {
    String first = ContentHash.weights(open("first", "llama", 1));
    assertThat(ContentHash.weights(open("same", "llama", 1)))
        .isEqualTo(first)
        .matches("[0-9a-f]{64}");
    assertThat(ContentHash.weights(open("seed", "llama", 2))).isNotEqualTo(first);
    JsonObject wider = Folders.config("llama");
    wider.addProperty("initializer_range", 0.03);
    assertThat(fingerprint("wider", wider)).isNotEqualTo(first);
    JsonObject padded = Folders.config("llama");
    padded.addProperty("pad_token_id", 3);
    assertThat(fingerprint("padded", padded)).isNotEqualTo(first);
    JsonObject turned = Folders.config("llama");
    turned.addProperty("rope_theta", 500);
    assertThat(fingerprint("turned", turned)).isNotEqualTo(first);
    JsonObject said = Folders.config("llama");
    said.addProperty("initializer_range", 0.02);
    assertThat(fingerprint("said", said)).isEqualTo(first);
  }

  private String fingerprint(String name, JsonObject config) {
    return ContentHash.weights(Checkpoint.open(Folders.untrained(temp.resolve(name), config, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                             | m/untrained.json: no seed",
        "{\"seed\": 1.5}                | m/untrained.json: seed 1.5 is no whole number of 64 bits",
        "{\"seed\": \"one\"}            | m/untrained.json: seed \"one\" is no whole number of 64",
        "{\"seed\": 9223372036854775808} | m/untrained.json: seed 9223372036854775808 is no whole",
        "{\"seed\": null}               | m/untrained.json: seed null is no whole number",
        "{\"seed\":                     | m/untrained.json:row 1, character "
      })
  void refusesWhatIsNoSeed(String content, String message) throws IOException {
    Path folder = Folders.untrained(temp.resolve("m"), Folders.config("gpt2"), 1);
    Files.writeString(folder.resolve("untrained.json"), content);
    assertRefused(folder, message);
  }

  @Test
  void refusesWeightsBesideIt() throws IOException {
    Path folder = Folders.untrained(temp.resolve("m"), Folders.config("gpt2"), 1);
    for (String name : List.of("model.safetensors", "pytorch_model.bin.index.json")) {
      Files.writeString(folder.resolve(name), "");
      assertRefused(folder, "m: weights and untrained.json are both there: remove one of them");
      Files.delete(folder.resolve(name));
    }
    assertThat(Checkpoint.open(folder).drawn()).isPresent();
  }

  @Test
  void refusesSizesThatNoMachineHas() {
    JsonObject config = Folders.config("llama");
    config.addProperty("hidden_size", 1 << 30);
    config.addProperty("head_dim", 2);
    config.addProperty("vocab_size", Integer.MAX_VALUE);
    Path folder = Folders.untrained(temp.resolve("m"), config, 1);
    assertRefused(folder, "of shape [1073741824] is too large");
  }

  private static void assertRefused(Path folder, String message) {
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void interruptedThreadDrawsNothing() {
    Tensor tensor = open("m", "gpt2", 1).tensors().get("wte.weight");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> tensor.map(0, 4)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void drawingAgainTakesNoNewMemory() {
    Tensor tensor = open("m", "phi3", 1).tensors().get("embed_tokens.weight");
    long before = directMemory();
    for (int i = 0; i < 100; i++) {
      assertThat(tensor.map(4L * i, 2_000_000).remaining()).isEqualTo(2_000_000);
    }
    assertThat(directMemory() - before).isLessThan(40_000_000);
  }

  private static long directMemory() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  @Test
  void threadsDoNotDisturbOneAnother() throws InterruptedException {
    Checkpoint checkpoint = open("m", "gpt2", 1);
    Tensor tensor = checkpoint.tensors().get("wte.weight");
    byte[] expected = bytes(tensor, 0, 4000);
    ByteBuffer held = tensor.map(0, 4000);
    Tensor other = checkpoint.tensors().get("wpe.weight");
    Thread thread = new Thread(() -> other.map(0, 4000));
    thread.start();
    thread.join();
    byte[] after = new byte[4000];
    held.get(after);
    assertThat(after).isEqualTo(expected);
  }
}
