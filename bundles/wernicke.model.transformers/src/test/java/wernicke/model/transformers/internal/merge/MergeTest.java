package wernicke.model.transformers.internal.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Progress;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.checkpoint.TensorFolder;
import wernicke.model.transformers.internal.safetensors.Tensor;

/** Against FastChat's arithmetic and PEFT: {@code itests/oracles/transformers/merging.py}. */
class MergeTest {
  @TempDir Path temp;

  private Path models;

  private Path result() throws IOException {
    models = Files.createDirectories(temp.resolve("models"));
    return models.resolve("merged");
  }

  @AfterEach
  void nothingHidden() throws IOException {
    if (models != null) {
      try (var files = Files.list(models)) {
        assertThat(files.map(f -> f.getFileName().toString())).isSubsetOf("merged");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delta-f16",
        "delta-bf16",
        "delta-mixed",
        "delta-f32",
        "lora-f32",
        "lora-f16",
        "lora-bf16",
        "lora-patterns",
        "lora-gpt2"
      })
  void numbersAreThoseOfTheReference(String name) throws IOException {
    Example input = Example.of(name, temp);
    Merge.run(input.base(), input.change(), result(), Progress.NONE);
    Example.assertSame(result(), input.expected(temp));
    Path config = (name.startsWith("lora") ? input.base() : input.change()).resolve("config.json");
    assertThat(result().resolve("config.json")).hasSameBinaryContentAs(config);
    Checkpoint.open(result());
  }

  @Test
  void oneLineSaysWhatItIs() throws IOException {
    Example input = Example.of("lora-f16", temp);
    assertThat(Merge.run(input.base(), input.change(), result(), Progress.NONE))
        .isEqualTo(
            "merged is base with the adapter change: LLaMA, 2 blocks, width 16, context 32, "
                + Checkpoint.open(result()).parameters()
                + " parameters; 10.4 kB in 1 file");
  }

  @Test
  void largeResultsAreSharded() throws IOException {
    Example input = Example.of("delta-f16", temp);
    Merge.run(input.base(), input.change(), result(), 3000, Progress.NONE);
    assertThat(result().resolve("model.safetensors")).doesNotExist();
    assertThat(result().resolve("model.safetensors.index.json")).exists();
    try (var files = Files.list(result())) {
      List<Path> shards = files.filter(f -> f.toString().endsWith(".safetensors")).toList();
      assertThat(shards)
          .hasSizeGreaterThan(3)
          .allSatisfy(f -> assertThat(Files.size(f)).isLessThan(5000));
    }
    Example.assertSame(result(), input.expected(temp));
  }

  @Test
  void tokenizerOfTheDeltaComesFirst() throws IOException {
    Example input = Example.of("delta-f32", temp);
    String other = "{\"model\": {}}";
    Files.writeString(input.change().resolve("tokenizer.json"), other);
    Files.writeString(input.change().resolve("special_tokens_map.json"), "{}");
    Files.writeString(input.base().resolve("added_tokens.json"), "{}");
    Merge.run(input.base(), input.change(), result(), Progress.NONE);
    assertThat(result().resolve("tokenizer.json")).hasContent(other);
    assertThat(result().resolve("special_tokens_map.json")).exists();
    assertThat(result().resolve("added_tokens.json")).doesNotExist();
  }

  @Test
  void configOfTheBaseIfTheDeltaHasNone() throws IOException {
    Example input = Example.of("delta-f32", temp);
    Files.delete(input.change().resolve("config.json"));
    Merge.run(input.base(), input.change(), result(), Progress.NONE);
    assertThat(result().resolve("config.json"))
        .hasSameBinaryContentAs(input.base().resolve("config.json"));
    Example.assertSame(result(), input.expected(temp));
  }

  /** Published GPT-2 checkpoints name their tensors without the prefix that the adapter has. */
  @Test
  void prefixMakesNoDifference() throws IOException {
    Example input = Example.of("lora-gpt2", temp);
    Path weights = input.base().resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    text = text.replaceAll("\"transformer\\.([^\"]+)\":", "\"$1\":            ");
    Files.write(weights, text.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(TensorFolder.open(input.base(), "")).containsKey("wte.weight");
    Merge.run(input.base(), input.change(), result(), Progress.NONE);
    assertThat(TensorFolder.open(result(), "")).containsKey("h.0.attn.c_attn.weight");
    Map<String, Tensor> expected = new HashMap<>();
    input
        .expected(temp)
        .forEach((name, tensor) -> expected.put(name.replaceFirst("^transformer\\.", ""), tensor));
    Example.assertSame(result(), expected);
  }

  /** Reports, and is cancelled after so many. */
  private static final class Watched implements Progress {
    final List<Double> fractions = new ArrayList<>();
    private final int last;

    Watched(int last) {
      this.last = last;
    }

    @Override
    public void report(double fraction, String what) {
      fractions.add(fraction);
    }

    @Override
    public boolean cancelled() {
      return fractions.size() >= last;
    }
  }

  @Test
  void tellsHowFarItIs() throws IOException {
    Example input = Example.of("delta-f16", temp);
    Watched watched = new Watched(Integer.MAX_VALUE);
    Merge.run(input.base(), input.change(), result(), watched);
    assertThat(watched.fractions).isSorted().hasSizeGreaterThan(20).startsWith(0.0).endsWith(1.0);
  }

  @Test
  void cancellationLeavesNothing() throws IOException {
    Example input = Example.of("delta-f16", temp);
    Path result = result();
    assertThatThrownBy(() -> Merge.run(input.base(), input.change(), result, new Watched(5)))
        .isInstanceOf(CancellationException.class);
    assertThat(models).isEmptyDirectory();
  }

  @Test
  void interruptionLeavesNothing() throws IOException {
    Example input = Example.of("delta-f16", temp);
    Path result = result();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Merge.run(input.base(), input.change(), result, Progress.NONE))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(models).isEmptyDirectory();
  }

  @Test
  void resultIsNotTheUsersToLose() throws IOException {
    Example input = Example.of("delta-f16", temp);
    Path result = Files.createDirectories(result());
    assertThatThrownBy(() -> Merge.run(input.base(), input.change(), result, Progress.NONE))
        .hasMessage(result + " is there already: choose another name");
    assertThat(result).isEmptyDirectory();
  }

  @Test
  void mergedOfASupportedFamilyOnly() throws IOException {
    Example input = Example.of("delta-f16", temp);
    Path other = Oracle.family("qwen2", temp);
    Path result = result();
    assertThatThrownBy(() -> Merge.run(other, input.change(), result, Progress.NONE))
        .hasMessage("qwen2 is of the family qwen2, change of llama: they do not belong together");
  }
}
