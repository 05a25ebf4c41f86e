package wernicke.hub.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.console.Exit;
import wernicke.console.internal.run.Runner;
import wernicke.hub.internal.fetch.Downloader;
import wernicke.hub.internal.models.remote.Hub;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

/** {@code models pull} against a hub on this machine. */
@Timeout(120)
abstract class PullBench {
  private static final Downloader.Patience QUICK =
      new Downloader.Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofMillis(1),
          3);
  static final String PULL = "models pull acme/tiny-gpt2 --yes";
  static final String WEIGHTS = "model.safetensors";

  @TempDir private Path home;
  private final FakeServices services = Plugins.catalog();
  final Map<String, String> environment = new HashMap<>();
  final byte[] weights = HubServer.bytes(300_000, 1);
  TestTerminal terminal = new TestTerminal();
  long free = Long.MAX_VALUE;
  HubServer server;
  Runner runner;
  Path models;
  Path folder;
  Path part;

  @BeforeEach
  void publish() throws IOException {
    home = home.toRealPath();
    services.home = home;
    models = home.resolve("models");
    folder = models.resolve("tiny-gpt2");
    part = models.resolve(".tiny-gpt2.part");
    server = new HubServer().file("config.json", "{}").file(WEIGHTS, weights);
    environment.put("HF_ENDPOINT", server.address() + "/");
    Hub hub = new Hub("0.1.0", QUICK, environment::get, path -> free);
    runner = Runner.of(new PullModel(services.home(), hub));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  int run(String line) {
    terminal = new TestTerminal();
    return runner.run(List.of(line.split(" ", -1)), terminal);
  }

  void pulled() {
    assertThat(run(PULL)).as(() -> terminal.errText()).isEqualTo(Exit.OK);
    assertThat(folder.resolve(WEIGHTS)).hasBinaryContent(weights);
    assertThat(part).doesNotExist();
  }

  /** Fails in one line, which is the last of standard error. */
  void refused(String line, String message) {
    assertThat(run(line)).isEqualTo(Exit.FAILED);
    List<String> lines = terminal.errText().lines().toList();
    assertThat(lines.get(lines.size() - 1)).contains(message);
    assertThat(terminal.errText()).doesNotContain("defect", "secret");
    assertThat(folder).doesNotExist();
  }

  static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
