package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that may be wrong with what people give us: one clear line, a failing exit status,
 * nothing lost, the service goes on.
 */
class BadInputIT {
  @TempDir private static Path home;
  private static Service service;

  @BeforeAll
  static void start() throws Exception {
    service = new Service(home);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void truncatedWeights() throws Exception {
    Path weights = checkpoint("truncated").resolve("model.safetensors");
    try (RandomAccessFile file = new RandomAccessFile(weights.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    assertThat(refused("truncated"))
        .contains("model.safetensors")
        .containsAnyOf("truncated", "cut", "end", "size");
  }

  @Test
  void aHeaderLongerThanAnyFile() throws Exception {
    Path weights = checkpoint("hostile").resolve("model.safetensors");
    try (FileChannel file = FileChannel.open(weights, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60).flip(), 0);
    }
    assertThat(refused("hostile")).contains("model.safetensors", "header");
  }

  @Test
  void wrongShapes() throws Exception {
    Path config = checkpoint("misshapen").resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replace("\"n_embd\": 192", "\"n_embd\": 96"));
    assertThat(refused("misshapen")).containsAnyOf("192", "96");
  }

  @Test
  void noTokenizer() throws Exception {
    Files.delete(checkpoint("wordless").resolve("tokenizer.json"));
    assertThat(refused("wordless")).contains("tokenizer.json");
  }

  @Test
  void anUnsupportedFamily() throws Exception {
    Path config = checkpoint("foreign").resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config).replace("\"model_type\": \"gpt2\"", "\"model_type\": \"mamba\""));
    assertThat(refused("foreign")).contains("mamba");
  }

  @Test
  void unknownIds() throws Exception {
    assertThat(service.run("score", "tiny-gpt2-boks", "Demo-ridge").complaint())
        .contains("tiny-gpt2-boks", "tiny-gpt2-books");
    assertThat(service.run("score", "tiny-gpt2-books", "Dmo-ridge").complaint())
        .contains("Dmo-ridge");
    assertThat(service.run("score", "tiny-gpt2-books", "Demo-rigde").complaint()).contains("rigde");
    assertThat(service.run("job", "4711").complaint()).contains("4711");
    assertThat(service.run("data", "add", "Nowhere2020", home.toString()).complaint())
        .contains("Nowhere2020");
    assertThat(service.run("frobnicate").complaint()).contains("frobnicate");
  }

  @Test
  void anUnknownLayerAndScheme() throws Exception {
    assertThat(
            service
                .run("score", "word-length", "Demo-ridge", "--layers", "h.99", "--no-controls")
                .complaint())
        .contains("h.99", "word-length");
    assertThat(service.run("score", "word-length", "Demo-ridge", "--cv", "kfold").complaint())
        .contains("kfold", "contiguous");
  }

  @Test
  void dataThatIsNotThereOrNotFit() throws Exception {
    assertThat(
            service.run("score", "word-length", "Brennan2016-ridge", "--no-controls").complaint())
        .contains("Brennan2016", "data add");
    service.run("data", "add", "Brennan2016", alice().toString()).ok();
    assertThat(
            service.run("score", "word-length", "Brennan2016-ridge", "--no-controls").complaint())
        .contains("s18-timecourses.txt", "7", "NaN");
    Path stories = Files.createDirectories(home.resolve("stories/naturalstories_RTS"));
    Files.writeString(
        stories.resolve("all_stories.tok"), "word\tzone\titem\nOne\t1\t1\nword\t2\t1\n");
    Files.writeString(stories.resolve("processed_wordinfo.tsv"), "");
    service.run("data", "add", "Futrell2018", home.resolve("stories").toString());
    assertThat(
            service
                .run("score", "word-length", "Futrell2018-pearsonr", "--no-controls")
                .complaint())
        .contains("processed_wordinfo.tsv", "empty");
  }

  @Test
  void responsesWithNaN() throws Exception {
    PluginJar.build(plugin("Holes"), "1.0.0", home.resolve("deploy"));
    Outcome score =
        service.run("score", "word-length", "Holes-ridge", "--wait", "--no-controls", "--json");
    // one neuroid of two has a hole: it is left out, the score of the other one stands, and it is
    // said
    assertThat(score.ok().json().get("raw").getAsDouble()).isBetween(-1.0, 1.0);
  }

  @Test
  void aHomeThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(home.resolve("a-file"), "");
    assertThat(new Script(file.resolve("home")).run("models").complaint())
        .contains("WERNICKE_HOME");
    Path readOnly = Files.createDirectory(home.resolve("read-only"));
    assumeTrue(
        mount("-t", "tmpfs", "-o", "ro", "tmpfs", readOnly.toString()),
        "skipped: only root can mount a read-only folder");
    try {
      assertThat(new Script(readOnly).run("models").complaint()).contains("WERNICKE_HOME");
    } finally {
      umount(readOnly);
    }
  }

  @Test
  void aFullDisk() throws Exception {
    Path small = Files.createDirectory(home.resolve("small"));
    assumeTrue(
        mount("-t", "tmpfs", "-o", "size=250m", "tmpfs", small.toString()),
        "skipped: only root can mount a small disk");
    try {
      Script script = new Script(small);
      script.run("score", "word-length", "Demo-ridge", "--no-controls", "--json").ok();
      fill(small);
      Outcome score = script.run("score", "position", "Demo-ridge", "--no-controls", "--json");
      assertThat(score.status()).isNotZero();
      assertThat(score.err()).containsAnyOf("disk", "space");
      Files.delete(small.resolve("ballast"));
      script.run("score", "position", "Demo-ridge", "--no-controls", "--json").ok();
      assertThat(script.run("results").ok().out()).contains("word-length", "position");
    } finally {
      umount(small);
    }
  }

  @Test
  void twoServicesOnOneHome() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));
    Path out = home.resolve("out");
    Script script = new Script(other);
    Process first = script.start(out, out);
    try {
      while (!Files.exists(other.resolve("wernicke.sock"))) {
        assertThat(first.isAlive()).isTrue();
        Thread.sleep(50);
      }
      assertThat(script.run().complaint()).contains("already runs", other.toString());
      script.run("models").ok();
    } finally {
      script.run("stop");
      first.waitFor(30, TimeUnit.SECONDS);
    }
  }

  // ---- helpers ----

  /** A folder in the layout of Brennan2016 whose one subject has a NaN in row 7. */
  private static Path alice() throws IOException {
    Path folder = home.resolve("alice");
    StringBuilder rows = new StringBuilder();
    for (int row = 1; row <= 362; row++) {
      rows.append(row == 7 ? "1 2 NaN 4 5 6" : row + " 2 " + row % 5 + " 4 " + row % 3 + " 6")
          .append('\n');
    }
    Files.createDirectories(folder.resolve("alice_data_shared/10mm"));
    Files.writeString(folder.resolve("alice_data_shared/10mm/s18-timecourses.txt"), rows);
    Files.createDirectories(folder.resolve("alice_stim_shared"));
    Files.writeString(
        folder.resolve("alice_stim_shared/words.TextGrid"),
        """
        File type = "ooTextFile"
        Object class = "TextGrid"

        0
        800
        <exists>
        1
        "IntervalTier"
        "word"
        0
        800
        1
        20
        21
        "Alice"
        """);
    return folder;
  }

  /** A copy of the small model under another name. */
  private static Path checkpoint(String name) throws IOException {
    Path work = Files.createDirectories(home.resolve("work").resolve(name));
    for (String file : new String[] {"config.json", "model.safetensors", "tokenizer.json"}) {
      Files.copy(
          Places.APP.resolve("models/tiny-gpt2-books").resolve(file),
          work.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return work;
  }

  /** Drops a checkpoint in and asks for its score. */
  private static String refused(String name) throws Exception {
    Files.move(
        home.resolve("work").resolve(name),
        home.resolve("models").resolve(name),
        StandardCopyOption.ATOMIC_MOVE);
    long end = System.nanoTime() + 20_000_000_000L;
    while (!service.run("models").out().contains(name)) {
      assertThat(System.nanoTime()).as(name + " is not shown").isLessThan(end);
      Thread.sleep(100);
    }
    Outcome score = service.run("score", name, "Demo-ridge", "--no-controls");
    service.run("score", "word-length", "Demo-ridge", "--no-controls", "--json").ok();
    return score.complaint();
  }

  private static String plugin(String name) throws IOException {
    try (var in = BadInputIT.class.getResourceAsStream("/plugins/" + name + ".java")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void fill(Path folder) throws IOException {
    byte[] block = new byte[1 << 10];
    try (var out = Files.newOutputStream(folder.resolve("ballast"))) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("space");
    }
  }

  private static boolean mount(String... arguments) throws Exception {
    return run("mount", arguments);
  }

  private static void umount(Path folder) throws Exception {
    run("umount", folder.toString());
  }

  private static boolean run(String command, String... arguments) throws Exception {
    var line = new java.util.ArrayList<>(java.util.List.of(command));
    line.addAll(java.util.List.of(arguments));
    try {
      return new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(Path.of("/dev/null").toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // no such command here
    }
  }
}
