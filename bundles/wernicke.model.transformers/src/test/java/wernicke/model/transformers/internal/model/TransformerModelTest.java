package wernicke.model.transformers.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.ModelInfo;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.api.Workload;
import wernicke.model.transformers.internal.Oracle;

class TransformerModelTest {
  private static final Stimuli WORDS =
      new Stimuli("words", Collections.nCopies(60, new Part("The page", "p", -1)), List.of());

  @TempDir Path temp;
  private Path folder;
  private TransformerModel model;

  @BeforeEach
  void open() {
    folder = Oracle.tiny("f32", temp.resolve("tiny"));
    model = Oracle.model(folder);
  }

  @AfterEach
  void close() {
    model.close();
  }

  /** Progress that acts at the n-th look for cancellation. */
  private static Progress acting(int look, Runnable action, boolean cancel) {
    AtomicInteger looks = new AtomicInteger();
    return new Progress() {
      @Override
      public void report(double fraction, String what) {
        assertThat(fraction).isBetween(0.0, 1.0);
      }

      @Override
      public boolean cancelled() {
        if (looks.incrementAndGet() == look) {
          action.run();
        }
        return cancel && looks.get() >= look;
      }
    };
  }

  private Recording record(Progress progress) {
    return model.record(WORDS, RecordingSpec.STATES, progress);
  }

  private boolean released() {
    return model.releaseIfIdle(Duration.ofDays(1));
  }

  @Test
  void describesItself() {
    ModelInfo info = model.info();
    assertThat(info.id()).isEqualTo("tiny");
    assertThat(info.family()).isEqualTo("gpt2");
    assertThat(info.parameters()).isEqualTo(22_848);
    assertThat(info.layers()).containsExactly("transformer.h.0", "transformer.h.1");
    assertThat(info.width()).isEqualTo(24);
    assertThat(info.contextLength()).isEqualTo(48);
    assertThat(info.weights()).matches("[0-9a-f]{64}").isNotEqualTo(info.tokenizer());
    assertThat(model.info()).isSameAs(info);
    assertThat(released()).as("describing loads no weights into memory").isTrue();
  }

  /** Counted without weights, it is what the recording says it took. */
  @ParameterizedTest
  @ValueSource(strings = {"", "window=3"})
  void tellsTheWorkloadInAdvance(String changes) {
    RecordingSpec spec = RecordingSpec.SURPRISAL.with(changes);
    Workload before = model.workload(WORDS, spec).orElseThrow();
    assertThat(released()).as("counting loads no weights into memory").isTrue();
    List<String> said = new ArrayList<>();
    Recording recording =
        model.record(
            WORDS,
            spec,
            new Progress() {
              @Override
              public void report(double fraction, String what) {
                said.add(what);
              }

              @Override
              public boolean cancelled() {
                return false;
              }
            });
    assertThat(before.passes()).isGreaterThan(1);
    assertThat(recording.notes()).containsEntry("passes", Long.toString(before.passes()));
    assertThat(said.get(said.size() - 1))
        .isEqualTo(before.tokens() + " of " + before.tokens() + " tokens");
    assertThat(model.workload(WORDS, spec)).contains(before);
  }

  @Test
  void sameFolderUnderTwoNamesHasOneFingerprint() {
    ModelInfo other = Oracle.model(Oracle.tiny("f32", temp.resolve("copy"))).info();
    assertThat(other.weights()).isEqualTo(model.info().weights());
    assertThat(other.tokenizer()).isEqualTo(model.info().tokenizer());
    assertThat(other.id()).isNotEqualTo(model.info().id());
  }

  @Test
  void progressGrowsToOne() {
    List<Double> fractions = new ArrayList<>();
    record(
        new Progress() {
          @Override
          public void report(double fraction, String what) {
            assertThat(what).isNotBlank();
            fractions.add(fraction);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        });
    assertThat(fractions).isSorted().startsWith(0.0).endsWith(1.0).hasSizeGreaterThan(4);
  }

  @Test
  void cancelledProgressStopsAtTheNextBlock() {
    assertThatThrownBy(() -> record(acting(3, () -> {}, true)))
        .isInstanceOf(CancellationException.class);
    assertThat(record(Progress.NONE).layers()).hasSize(2);
  }

  @Test
  void interruptStopsAtTheNextBlock() {
    assertThatThrownBy(() -> record(acting(3, Thread.currentThread()::interrupt, false)))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void weightsAreLoadedAtTheFirstRecordingAndReleasedWhenIdle() {
    assertThat(released()).isTrue();
    Recording first = record(Progress.NONE);
    assertThat(released()).isFalse();
    assertThat(model.releaseIfIdle(Duration.ZERO)).isTrue();
    Recording second = record(Progress.NONE);
    assertThat(second.layer("transformer.h.1").toArray())
        .isEqualTo(first.layer("transformer.h.1").toArray());
  }

  @Test
  void closedModelReleasesAndRefuses() {
    record(Progress.NONE);
    model.close();
    assertThat(released()).isTrue();
    assertThatThrownBy(() -> record(Progress.NONE)).isInstanceOf(CancellationException.class);
  }

  @Test
  void closeDuringARecordingStopsItAndThenReleases() throws InterruptedException {
    Progress closing =
        acting(
            2,
            () -> {
              Thread closer = new Thread(model::close);
              closer.start();
              joinQuietly(closer);
            },
            false);
    assertThatThrownBy(() -> record(closing)).isInstanceOf(CancellationException.class);
    assertThat(released()).isTrue();
  }

  private static void joinQuietly(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void changedFilesAreRefusedUntilTheFolderIsExaminedAgain() throws IOException {
    model.info();
    Files.writeString(folder.resolve("config.json"), " ", StandardOpenOption.APPEND);
    assertThatThrownBy(model::info)
        .isInstanceOf(PluginException.class)
        .hasMessage("tiny: its files have changed; it comes back when they are complete");
    assertThatThrownBy(() -> record(Progress.NONE)).isInstanceOf(PluginException.class);
    assertThat(Oracle.model(folder).info().weights()).isNotEmpty();
  }

  @Test
  void tokenizerOfAnotherModelIsRefused() throws IOException {
    Path tokenizer = folder.resolve("tokenizer.json");
    Files.copy(
        Oracle.books().resolve("tokenizer.json"), tokenizer, StandardCopyOption.REPLACE_EXISTING);
    model = Oracle.model(folder);
    assertThatThrownBy(() -> record(Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageMatching(
            "tiny/tokenizer.json gives token \\d+ but the model knows 300 tokens: .*");
  }

  @Test
  void removedFolderIsRefused() throws IOException {
    Files.move(folder, temp.resolve("gone"));
    assertThatThrownBy(model::info)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("tiny");
  }

  /** Weights are copied when they are loaded: the file may be replaced in place while in use. */
  @Test
  void overwrittenWeightsDoNotDisturbALoadedModel() throws IOException {
    Recording before = record(Progress.NONE);
    Path weights = folder.resolve("model.safetensors");
    Recording during = record(acting(1, () -> truncate(weights), false));
    assertThat(during.layer("transformer.h.1").toArray())
        .isEqualTo(before.layer("transformer.h.1").toArray());
  }

  private static void truncate(Path file) {
    try {
      Files.write(file, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noMappingOfTheWeightsStays() throws IOException, InterruptedException {
    Path maps = Path.of("/proc/self/maps");
    Assumptions.assumeTrue(Files.exists(maps), "needs Linux' /proc/self/maps");
    model.info();
    record(Progress.NONE);
    for (int i = 0; i < 100 && mapped(maps); i++) {
      System.gc(); // mappings end when their buffers are collected
      Thread.sleep(20);
    }
    assertThat(mapped(maps)).isFalse();
  }

  private boolean mapped(Path maps) throws IOException {
    return Files.readString(maps).contains(folder.resolve("model.safetensors").toString());
  }
}
