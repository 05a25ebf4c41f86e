package wernicke.model.transformers.internal.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.TensorFolder;
import wernicke.model.transformers.internal.safetensors.SafetensorsFile;
import wernicke.model.transformers.internal.safetensors.Tensor;

/**
 * A base and a change to it, of {@code itests/oracles/transformers/merging.py}, in folders of their
 * own.
 *
 * @param name of the case
 * @param base with a tokenizer
 * @param change the delta or the adapter
 */
record Example(String name, Path base, Path change) {
  static Example of(String name, Path temp) {
    Path base = temp.resolve("base");
    Path change = temp.resolve("change");
    Oracle.copyInto("merging/" + name + "/base", base);
    String kind = name.startsWith("lora") ? "adapter" : "delta";
    Oracle.copyInto("merging/" + name + "/" + kind, change);
    tokenizer(base);
    return new Example(name, base, change);
  }

  /** Puts a tokenizer into a folder. */
  static void tokenizer(Path folder) {
    try {
      Path tokenizer = Path.of(Oracle.class.getResource("/oracle/tiny/tokenizer.json").toURI());
      Files.copy(tokenizer, folder.resolve("tokenizer.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the reference made of it. */
  Map<String, Tensor> expected(Path temp) {
    try {
      Path file = Files.createDirectories(temp.resolve("expected")).resolve("model.safetensors");
      var url = Oracle.class.getResource("/oracle/merging/" + name + "/expected.safetensors");
      Files.copy(Path.of(url.toURI()), file);
      assertThat(SafetensorsFile.open(file).tensors()).isNotEmpty();
      return TensorFolder.open(file.getParent(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Same names, types, shapes; numbers the same bit by bit, or float32 to 1e-6. */
  static void assertSame(Path folder, Map<String, Tensor> expected) {
    Map<String, Tensor> actual = TensorFolder.open(folder, "");
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, reference) -> {
          Tensor tensor = actual.get(name);
          assertThat(tensor.shape()).as(name).isEqualTo(reference.shape());
          assertThat(tensor.type()).as(name).isEqualTo(reference.type());
          int count = (int) reference.entry().elements();
          if (tensor.type() == StoredType.F32) {
            assertClose(name, tensor, reference, count);
          } else {
            ByteBuffer bytes = Numbers.stored(reference, 0, count);
            assertThat(Numbers.stored(tensor, 0, count)).as(name).isEqualTo(bytes);
          }
        });
  }

  private static void assertClose(String name, Tensor tensor, Tensor reference, int count) {
    float[] numbers = new float[count];
    float[] right = new float[count];
    Numbers.read(tensor, 0, count, numbers);
    Numbers.read(reference, 0, count, right);
    for (int i = 0; i < count; i++) {
      double tolerance = 1e-6 * Math.max(1, Math.abs(right[i]));
      assertThat(Math.abs(numbers[i] - (double) right[i]))
          .as("%s[%d]: %s, not %s", name, i, numbers[i], right[i])
          .isLessThanOrEqualTo(tolerance);
    }
  }
}
