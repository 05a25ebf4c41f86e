package wernicke.model.transformers.internal.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.model.transformers.internal.Oracle;

class UntrainedTwinTest {
  @TempDir Path temp;

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void twinHasEverythingButTheWeights() throws IOException {
    Path models = temp.resolve("models");
    String line = UntrainedTwin.write(Oracle.books(), 7, models.resolve("twin"), Progress.NONE);
    assertThat(line)
        .isEqualTo(
            "twin, the twin of tiny-gpt2-books: GPT-2, 6 blocks, width 192, context 256, 3.5 M"
                + " parameters, untrained, seed 7");
    assertThat(names(models)).containsExactly("twin");
    assertThat(names(models.resolve("twin")))
        .containsExactly("config.json", "tokenizer.json", "untrained.json");
    assertThat(models.resolve("twin/untrained.json"))
        .hasContent("{\"seed\":7,\"of\":\"tiny-gpt2-books\"}");
    Checkpoint original = Checkpoint.open(Oracle.books());
    Checkpoint twin = Checkpoint.open(models.resolve("twin"));
    assertThat(twin.parameters()).isEqualTo(original.parameters());
    assertThat(ContentHash.tokenizer(twin)).isEqualTo(ContentHash.tokenizer(original));
    assertThat(ContentHash.weights(twin)).isNotEqualTo(ContentHash.weights(original));
    assertThat(original.drawn()).isEmpty();
    assertThat(original.description()).endsWith("3.5 M parameters");
  }

  @Test
  void twinDoesNotDependOnTheWeights() throws IOException {
    Path original = Oracle.tiny("f32", temp.resolve("original"));
    Path weights = original.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    UntrainedTwin.write(original, 1, temp.resolve("before"), Progress.NONE);
    Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) -1);
    Files.write(weights, bytes);
    UntrainedTwin.write(original, 1, temp.resolve("after"), Progress.NONE);
    assertThat(ContentHash.weights(Checkpoint.open(temp.resolve("after"))))
        .isEqualTo(ContentHash.weights(Checkpoint.open(temp.resolve("before"))));
  }

  @Test
  void tokenizersOfEveryKindComeAlong() throws IOException {
    Path original = Oracle.family("t5-v1_1", temp);
    Files.delete(original.resolve("tokenizer.json"));
    Path pieces =
        Path.of(System.getProperty("wernicke.root"))
            .resolve("bundles/wernicke.model.transformers/src/test/resources/oracle/sentencepiece");
    Files.copy(pieces.resolve("unigram.model"), original.resolve("spiece.model"));
    Files.writeString(original.resolve("tokenizer_config.json"), "{\"extra_ids\": 5}");
    UntrainedTwin.write(original, 1, temp.resolve("twin"), Progress.NONE);
    assertThat(names(temp.resolve("twin")))
        .containsExactly("config.json", "spiece.model", "tokenizer_config.json", "untrained.json");
    assertThat(ContentHash.tokenizer(Checkpoint.open(temp.resolve("twin"))))
        .isEqualTo(ContentHash.tokenizer(Checkpoint.open(original)));
  }

  @Test
  void aTwinHasTwins() {
    Path first = temp.resolve("first");
    UntrainedTwin.write(Oracle.books(), 1, first, Progress.NONE);
    assertThat(UntrainedTwin.write(first, 2, temp.resolve("second"), Progress.NONE))
        .startsWith("second, the twin of first: ")
        .endsWith("untrained, seed 2");
  }

  @Test
  void refusesWhatIsThereOrCannotBeUsed() throws IOException {
    Path taken = Files.createDirectory(temp.resolve("taken"));
    assertThatThrownBy(() -> UntrainedTwin.write(Oracle.books(), 1, taken, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessage(taken + " is there already: choose another name");
    Path original = Oracle.tiny("f32", temp.resolve("original"));
    Path config = original.resolve("config.json");
    Path twin = temp.resolve("twin");
    Files.writeString(
        config, Files.readString(config).replace("0.02", "-0.02")); // only a twin needs this value
    assertThat(Checkpoint.open(original).drawn()).isEmpty();
    assertThatThrownBy(() -> UntrainedTwin.write(original, 1, twin, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("original/config.json: initializer_range -0.02 is not supported");
    Files.delete(original.resolve("model.safetensors"));
    assertThatThrownBy(() -> UntrainedTwin.write(original, 1, twin, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("original: no weights");
    assertThat(names(temp)).containsExactly("original", "taken");
  }

  @Test
  void refusesAPlaceThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(
            () -> UntrainedTwin.write(Oracle.books(), 1, file.resolve("twin"), Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("twin: cannot be written: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void cancelledItLeavesNothing() throws IOException {
    AtomicInteger looks = new AtomicInteger();
    Progress third =
        new Progress() {
          @Override
          public void report(double fraction, String what) {}

          @Override
          public boolean cancelled() {
            return looks.incrementAndGet() == 3;
          }
        };
    assertThatThrownBy(() -> UntrainedTwin.write(Oracle.books(), 1, temp.resolve("twin"), third))
        .isInstanceOf(CancellationException.class);
    assertThat(names(temp)).isEmpty();
  }

  /** A look at a checkpoint with weights must not depend on what only twins need. */
  @Test
  void fingerprintsOfStoredWeightsAreWhatTheyWere() throws IOException {
    Path folder = Oracle.family("llama", temp);
    String before = ContentHash.weights(Checkpoint.open(folder));
    Path config = folder.resolve("config.json");
    Files.writeString(config, Files.readString(config).replace("0.02", "0.5"));
    assertThat(ContentHash.weights(Checkpoint.open(folder))).isEqualTo(before);
  }
}
