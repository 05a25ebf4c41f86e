package wernicke.model.transformers.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.checkpoint.Checkpoints;
import wernicke.api.console.Exit;
import wernicke.console.internal.run.Runner;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.TestTerminal;

class CheckpointVerbsTest {
  private Checkpoints checkpoints = new Asked();
  private final FakeServices services = new FakeServices();
  private final List<String> asked = new ArrayList<>();

  @TempDir Path temp;
  private Path models;
  private Path cwd;
  private TestTerminal terminal;

  @BeforeEach
  void folders() throws IOException {
    services.home = temp.resolve("home");
    models = services.home.resolve("models");
    Files.createDirectories(models.resolve("llama"));
    Files.createDirectories(models.resolve("delta"));
    cwd = Files.createDirectories(temp.resolve("cwd"));
    Files.createDirectories(cwd.resolve("mine/gpt2"));
    terminal = new TestTerminal(cwd, 0);
  }

  /** Remembers what it was asked for; does nothing. */
  private class Asked implements Checkpoints {
    @Override
    public String merge(Path base, Path change, Path result, Progress progress) {
      return ask("merge", base, change, result);
    }

    @Override
    public String bundle(
        Path checkpoint, String id, boolean byReference, Path jar, Progress progress) {
      return ask("bundle", checkpoint, id, byReference, jar);
    }

    @Override
    public String untrained(Path checkpoint, long seed, Path result, Progress progress) {
      return ask("untrained", checkpoint, seed, result);
    }

    private String ask(Object... words) {
      asked.add(String.join(" ", List.of(words).stream().map(Object::toString).toList()));
      return "done";
    }
  }

  private int run(String line) {
    Bench bench = new Bench(checkpoints, services.home(), Optional.empty());
    return Runner.of(new MergeModels(bench), new BundleModel(bench), new UntrainedModel(bench))
        .run(List.of(line.split(" ", -1)), terminal);
  }

  private void assertAsked(String line, String expected) {
    assertThat(run(line)).as(terminal.errText()).isEqualTo(Exit.OK);
    assertThat(asked).containsExactly(expected);
    assertThat(terminal.outText()).isEqualTo("done\n");
  }

  @Test
  void bareNamesAreModelsOfTheHome() {
    assertAsked(
        "models merge llama delta vicuna-1.0",
        "merge %1$s/llama %1$s/delta %1$s/vicuna-1.0".formatted(models));
  }

  @Test
  void pathsStartFromTheCallersFolder() {
    assertAsked(
        "models merge llama mine/gpt2 ./out",
        "merge %s/llama %2$s/mine/gpt2 %2$s/out".formatted(models, cwd));
  }

  @Test
  void aFolderHereCanBeNamedWithoutItsPath() {
    assertAsked(
        "models merge mine mine/../mine/gpt2 x",
        "merge %1$s/mine %1$s/mine/gpt2 %2$s/x".formatted(cwd, models));
  }

  @Test
  void bundlesGoToTheCallersFolder() {
    assertAsked(
        "models bundle llama", "bundle %s/llama llama false %s/llama.jar".formatted(models, cwd));
  }

  @Test
  void bundlesByReferenceAndElsewhere() {
    assertAsked(
        "models bundle mine/gpt2 --reference --out mine/b.jar",
        "bundle %1$s/mine/gpt2 gpt2 true %1$s/mine/b.jar".formatted(cwd));
  }

  @Test
  void untrainedTwinsAreNamedAfterModelAndSeed() {
    assertAsked(
        "models untrained llama --seed 7",
        "untrained %1$s/llama 7 %1$s/llama-untrained-7".formatted(models));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models merge llama nothing x",
        "models merge .. delta x/",
        "models bundle nothing",
        "models untrained llama --seed one",
        "models merge llama delta"
      })
  void wrongUsageIsOneLine(String line) {
    Path root = Path.of("/");
    terminal = line.contains("..") ? new TestTerminal(root, 0) : terminal;
    assertThat(run(line)).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText()).hasLineCount(1);
    assertThat(asked).isEmpty();
  }

  @Test
  void unknownNamesSayWhereWasLooked() {
    assertThat(run("models bundle nothing")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo(
            "there is no checkpoint 'nothing': neither in %s nor as the folder %s/nothing\n"
                .formatted(models, cwd));
  }

  @Test
  void refusalsOfTheServiceAreTheAnswer() {
    checkpoints =
        new Asked() {
          @Override
          public String merge(Path base, Path change, Path result, Progress progress) {
            throw new PluginException("they do not belong together");
          }
        };
    assertThat(run("models merge llama delta x")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).isEqualTo("they do not belong together\n");
  }

  @Test
  void whoLeavesCancelsTheWork() {
    checkpoints =
        new Asked() {
          @Override
          public String merge(Path base, Path change, Path result, Progress progress) {
            terminal.leave();
            progress.check();
            return "not cancelled";
          }
        };
    assertThat(run("models merge llama delta x")).isEqualTo(Exit.INTERRUPTED);
    assertThat(terminal.outText()).isEmpty();
  }
}
