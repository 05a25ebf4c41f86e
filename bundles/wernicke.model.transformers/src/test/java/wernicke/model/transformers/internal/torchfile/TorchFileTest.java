package wernicke.model.transformers.internal.torchfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wernicke.model.transformers.internal.Oracle.floats;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.folders.internal.file.RefusedException;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;
import wernicke.model.transformers.internal.engine.Torch;
import wernicke.model.transformers.internal.safetensors.Tensor;

/** Files of {@code itests/oracles/transformers/pickles.py}, and what becomes of damaged ones. */
class TorchFileTest {
  private static final int INPUTS = Integer.getInteger("wernicke.fuzz", 20_000);

  @TempDir Path temp;

  private static Path file(String name) {
    try {
      return Path.of(TorchFileTest.class.getResource("/oracle/pickles/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f32.bin",
        "f16.bin",
        "bf16.bin",
        "views.bin",
        "parameters.bin",
        "nested.bin",
        "module.bin",
        "protocol4.bin"
      })
  void numbersAreThoseOfPyTorch(String name) {
    JsonObject expected = Oracle.json("pickles/expected.json").getAsJsonObject(name);
    TorchFile file = TorchFile.open(file(name));
    assertThat(file.tensors().keySet()).containsExactlyElementsOf(expected.keySet());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    file.tensors().forEach((tensor, entry) -> tensors.put(tensor, new Tensor(tensor, file, entry)));
    try (NDManager manager = Torch.newManager()) {
      WeightLoader weights = new WeightLoader(manager, null, tensors);
      for (String tensor : expected.keySet()) {
        JsonObject reference = expected.getAsJsonObject(tensor);
        List<Long> shape =
            reference.getAsJsonArray("shape").asList().stream().map(e -> e.getAsLong()).toList();
        assertThat(file.tensors().get(tensor).shape()).isEqualTo(shape);
        assertThat(weights.load(tensor).toFloatArray()).isEqualTo(floats(reference.get("values")));
      }
    }
  }

  @Test
  void typesAreKept() {
    assertThat(TorchFile.open(file("bf16.bin")).tensors().values())
        .allSatisfy(t -> assertThat(t.type()).isEqualTo(StoredType.BF16));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          system.bin     | it wants posix.system, which weights do not need
          eval.bin       | it wants __builtin__.eval, which weights do not need
          bytearray.bin  | it wants __builtin__.bytearray, which weights do not need
          bomb.bin       | it holds no dict of tensors
          deep.bin       | it holds no dict of tensors
          longtext.bin   | its pickle ends too early
          negative.bin   | its pickle ends too early
          bignumber.bin  | its pickle has the operation 0x8b
          extension.bin  | its pickle has the operation 0x82
          instance.bin   | its pickle has the operation 0x69
          strided.bin    | a tensor of shape [3, 2] does not lie in order in it
          legacy.bin     | written by PyTorch before 1.6
          """)
  void refusesByName(String name, String reason) {
    assertThatThrownBy(() -> TorchFile.open(file(name)))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("pickles/" + name + ": ")
        .hasMessageContaining(reason);
    assertThat(Path.of("harmed")).doesNotExist();
  }

  @Test
  void millionsOfOperationsAreNoWeights() throws IOException {
    Path file = Pickles.ofManyOperations(temp.resolve("many.bin"), 3_000_000);
    assertThatThrownBy(() -> TorchFile.open(file))
        .isInstanceOf(RefusedException.class)
        .hasMessageEndingWith(
            "many.bin: refused: its pickle has more than 2097152 operations, which weights do not"
                + " need");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file("views.bin"));
    Path cut = temp.resolve("cut.bin");
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> TorchFile.open(cut)).isInstanceOf(PluginException.class);
    }
  }

  /** Any input is opened or refused in one line, and what is opened lies within the file. */
  @ParameterizedTest
  @ValueSource(strings = {"f32.bin", "nested.bin", "protocol4.bin"})
  void mutatedFiles(String name) throws IOException {
    byte[] whole = Files.readAllBytes(file(name));
    fuzz(
        whole,
        INPUTS / 3,
        path ->
            TorchFile.open(path)
                .tensors()
                .values()
                .forEach(t -> assertThat(t.end()).isBetween(t.begin(), (long) whole.length)));
  }

  private interface Opening {
    void open(Path file);
  }

  private void fuzz(byte[] whole, int inputs, Opening opening) throws IOException {
    Random random = new Random(11);
    Path path = temp.resolve("mutated");
    int refused = 0;
    for (int i = 0; i < inputs; i++) {
      byte[] mutated = whole.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        int near = random.nextBoolean() ? Math.min(whole.length, 1500) : whole.length;
        mutated[random.nextInt(near)] = (byte) random.nextInt(256);
      }
      Files.write(path, mutated);
      try {
        opening.open(path);
      } catch (PluginException e) {
        refused++;
        assertThat(e.getMessage()).doesNotContain("\n").startsWith(temp.getFileName() + "/");
      }
    }
    assertThat(refused).isBetween(1, inputs - 1);
  }
}
