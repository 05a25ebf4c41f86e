package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Named pipes that nobody writes to, wherever something can be dropped, and weights that nobody
 * would save: the service is up, others are served, and {@code doctor} names each of them.
 */
@Timeout(300)
class DroppedThingsIT {
  private static final Path BOOKS = Places.APP.resolve("models/tiny-gpt2-books");
  private static final Map<String, String> QUICK = Map.of("wernicke.deploy.poll", "100");

  @TempDir private Path home;

  @Test
  void pipesThatAreThereAtStart() throws Exception {
    pipes("1");
    try (Service service = new Service(home, QUICK)) {
      others(service);
      told(service, "1");
    }
  }

  @Test
  void pipesThatAreDroppedLater() throws Exception {
    try (Service service = new Service(home, QUICK)) {
      service.run("version").ok();
      pipes("2");
      others(service);
      told(service, "2");
    }
  }

  @Test
  void millionsOfOperationsAreNoWeights() throws Exception {
    try (Service service = new Service(home, QUICK)) {
      service.run("version").ok();
      Path folder = checkpoint("huge");
      weights(folder.resolve("pytorch_model.bin"));
      String reason =
          "huge/pytorch_model.bin: refused: its pickle has more than 2097152 operations, which"
              + " weights do not need";
      assertThat(service.run("score", "huge", "Demo-ridge", "--no-controls").complaint())
          .contains(reason);
      assertThat(service.run("models").out()).contains("cannot be used");
      awaitDoctor(service, reason);
    }
  }

  // ---- helpers ----

  /** One of each in every place. */
  private void pipes(String n) throws Exception {
    pipe(checkpoint("x" + n).resolve("model.safetensors"));
    pipe(folder("data/y" + n).resolve("dataset.json"));
    Path recorded = folder("models/p" + n);
    Files.writeString(
        recorded.resolve("wernicke-model.json"),
        "{\"kind\": \"surprisal\", \"words\": \"words.csv\", \"unit\": \"bits\"}");
    pipe(recorded.resolve("words.csv"));
    pipe(folder("deploy").resolve("z" + n + ".jar"));
  }

  private void told(Service service, String n) throws Exception {
    awaitDoctor(
        service,
        "x" + n + "/model.safetensors is a named pipe: only a regular file is read",
        "y" + n + ": dataset.json: not a file that can be read",
        "p" + n + "/words.csv is a named pipe: only a regular file is read",
        "z" + n + ".jar is not served: it is no regular file: take it out");
  }

  /** A checkpoint, data and a plugin that arrive beside them. */
  private void others(Service service) throws Exception {
    Path model = checkpoint("other");
    Files.copy(BOOKS.resolve("model.safetensors"), model.resolve("model.safetensors"));
    Path data = folder("data/mine");
    Files.writeString(data.resolve("t.csv"), "text,story,length\nthe,a,3\nsea,a,3\ncalm,b,4\n");
    Files.writeString(
        data.resolve("dataset.json"),
        """
        {"layout": "table", "file": "t.csv",
         "columns": {"text": "text", "context": "story", "responses": ["length"]}}
        """);
    try (var in = DroppedThingsIT.class.getResourceAsStream("/plugins/Visitor.java")) {
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      PluginJar.build(source, "1.0.0", home.resolve("deploy"));
    }
    await(service, "other ", "models");
    await(service, "visitor", "models");
    await(service, "mine", "datasets");
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(home.resolve(name));
  }

  /** All of a checkpoint but its weights. */
  private Path checkpoint(String name) throws IOException {
    Path folder = folder("models/" + name);
    for (String file : new String[] {"config.json", "tokenizer.json"}) {
      Files.copy(BOOKS.resolve(file), folder.resolve(file));
    }
    return folder;
  }

  private static void pipe(Path path) throws Exception {
    assertThat(new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor())
        .as("mkfifo " + path)
        .isZero();
  }

  /** A whole file of three million operations that do nothing. */
  private static void weights(Path file) throws IOException {
    byte[] code = new byte[3_000_000];
    Arrays.fill(code, (byte) 'N');
    ZipEntry entry = new ZipEntry("archive/data.pkl");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(code.length);
    CRC32 crc = new CRC32();
    crc.update(code);
    entry.setCrc(crc.getValue());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(entry);
      zip.write(code);
    }
  }

  private static void awaitDoctor(Service service, String... reasons) throws Exception {
    for (String reason : reasons) {
      await(service, reason, "doctor");
    }
    assertThat(service.run("doctor").status()).isEqualTo(1);
  }

  private static void await(Service service, String text, String command) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    String out = "";
    while (!out.contains(text)) {
      assertThat(System.nanoTime()).as("a minute without '%s' in:%n%s", text, out).isLessThan(end);
      Thread.sleep(50);
      out = service.run(command).out();
    }
  }
}
