package wernicke.hub.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.console.Exit;
import wernicke.testing.console.TestTerminal;

/** What arrives, and what is said about it. */
class ModelPullTest extends PullBench {
  @Test
  void onlyTheFilesThatAreNeededArrive() throws IOException {
    server
        .file("tokenizer.json", "{\"a\":1}")
        .file("merges.txt", "")
        .file("README.md", "---")
        .file("pytorch_model.bin", new byte[10])
        .file("model.fp16.safetensors", new byte[11])
        .file("flax_model.msgpack", new byte[12])
        .file("tiny.gguf", new byte[13])
        .file("onnx/model.onnx", new byte[14])
        .file("original/consolidated.00.pth", new byte[15])
        .file("unet/model.safetensors", new byte[16]);

    pulled();

    assertThat(names(folder))
        .containsExactly("config.json", "hub.json", "merges.txt", WEIGHTS, "tokenizer.json");
    assertThat(folder.resolve("merges.txt")).isEmptyFile();
    assertThat(server.asked()).hasSize(4).allMatch(p -> p.contains("/resolve/" + server.commit));
    assertThat(server.hub).allMatch(s -> s.agent().equals("wernicke/0.1.0"));
    assertThat(server.hub).allMatch(s -> s.authorization().equals("null"));
    assertThat(names(models)).containsExactly("tiny-gpt2");
  }

  @Test
  void whatComesIsShownBeforeAndDescribedAfter() {
    server.licence = "apache-2.0";

    pulled();

    assertThat(terminal.errText())
        .isEqualTo(
            """
            acme/tiny-gpt2 at commit 0123456789ab
              licence   apache-2.0, see %1$s/acme/tiny-gpt2
              access    not gated
              download  2 files, 300.0 kB
              disk      9223.4 PB free
              into      %2$s
            """
                .formatted(server.address(), folder));
    assertThat(terminal.outText())
        .isEqualTo(
            """
            config.json: 2 B, as published
            model.safetensors: 300.0 kB, as published
            tiny-gpt2 is in %s
            """
                .formatted(folder));
    assertThat(folder.resolve("hub.json"))
        .hasContent(
            "{\"repo\":\"acme/tiny-gpt2\",\"commit\":\""
                + server.commit
                + "\",\"licence\":\"apache-2.0\",\"files\":[{\"name\":\"config.json\",\"bytes\":2,"
                + "\"git-blob-sha1\":\"9e26dfeeb6e641a33dae4961196235bdb965b21b\"},"
                + "{\"name\":\"model.safetensors\",\"bytes\":300000,\"sha256\":\""
                + HubServer.hash("SHA-256", weights)
                + "\"}]}");
  }

  @Test
  void shardsOfTheIndexArrive() throws IOException {
    server.files.remove(WEIGHTS);
    server
        .file(
            "model.safetensors.index.json",
            "{\"weight_map\":{\"a\":\"model-00001-of-00002.safetensors\",\"b\":"
                + "\"model-00002-of-00002.safetensors\",\"c\":\"model-00001-of-00002.safetensors\"}}")
        .file("model-00001-of-00002.safetensors", weights)
        .file("model-00002-of-00002.safetensors", HubServer.bytes(5000, 2))
        .file("consolidated.safetensors", new byte[9])
        .file("pytorch_model.bin", new byte[9]);

    assertThat(run(PULL)).isEqualTo(Exit.OK);

    assertThat(names(folder))
        .containsExactly(
            "config.json",
            "hub.json",
            "model-00001-of-00002.safetensors",
            "model-00002-of-00002.safetensors",
            "model.safetensors.index.json");
    assertThat(folder.resolve("model-00001-of-00002.safetensors")).hasBinaryContent(weights);
  }

  @Test
  void olderFormatIsTakenWhereThereIsNoOther() throws IOException {
    server.files.remove(WEIGHTS);
    server.file("model.fp16.safetensors", new byte[9]).file("pytorch_model.bin", weights);

    assertThat(run(PULL)).isEqualTo(Exit.OK);

    assertThat(names(folder)).containsExactly("config.json", "hub.json", "pytorch_model.bin");
    assertThat(folder.resolve("pytorch_model.bin")).hasBinaryContent(weights);
  }

  @Test
  void adapterArrivesAndSaysWhatToDo() throws IOException {
    server.files.clear();
    server.file("adapter_config.json", "{}").file("adapter_model.bin", weights);

    assertThat(run(PULL)).isEqualTo(Exit.OK);

    assertThat(names(folder))
        .containsExactly("adapter_config.json", "adapter_model.bin", "hub.json");
    assertThat(terminal.outText())
        .endsWith(
            "it is an adapter: make the model with 'models merge <base> tiny-gpt2"
                + " tiny-gpt2-merged'\n");
  }

  @Test
  void revisionIsAskedForAsOneSegment() {
    server.revision = "refs/pr/3";

    assertThat(run("models pull acme/tiny-gpt2@refs/pr/3 --yes")).isEqualTo(Exit.OK);

    assertThat(server.hub.get(0).path())
        .isEqualTo("/api/models/acme/tiny-gpt2/revision/refs%2Fpr%2F3?blobs=true");
  }

  @Test
  void nothingComesWithoutAYes() {
    assertThat(run("models pull acme/tiny-gpt2")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .endsWith("nothing was downloaded: add --yes to accept the licence\n");
    TestTerminal no = new TestTerminal().answering(false);
    assertThat(runner.run(List.of("models", "pull", "acme/tiny-gpt2"), no)).isEqualTo(Exit.FAILED);
    assertThat(no.errText()).endsWith("[y/N] nothing was downloaded\n");
    assertThat(models).doesNotExist();

    TestTerminal yes = new TestTerminal().answering(true);
    assertThat(runner.run(List.of("models", "pull", "acme/tiny-gpt2"), yes)).isEqualTo(Exit.OK);
  }

  @Test
  void whatIsThereIsNotPulledAgain() {
    pulled();
    server.hub.clear();

    assertThat(run(PULL)).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .isEqualTo("tiny-gpt2 is there: " + folder + " (acme/tiny-gpt2 at 0123456789ab)\n");
    assertThat(run("models pull acme/tiny-gpt2@" + server.commit)).isEqualTo(Exit.OK);
    assertThat(server.hub).as("nobody was asked").isEmpty();
    assertThat(run("models pull acme/tiny-gpt2@main")).isEqualTo(Exit.OK);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void whatIsThereIsNotReplaced() throws IOException {
    pulled();
    server.commit = "f".repeat(40);

    assertThat(run("models pull acme/tiny-gpt2@main --yes")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText())
        .isEqualTo(
            folder
                + " is commit 0123456789ab, but acme/tiny-gpt2@main is ffffffffffff: rename or"
                + " remove the folder, then pull again\n");
    assertThat(run("models pull other/tiny-gpt2 --yes")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText())
        .isEqualTo(folder + " is acme/tiny-gpt2: rename or remove it, then pull again\n");
    Files.delete(folder.resolve(WEIGHTS));
    assertThat(run(PULL)).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).contains(" lacks or has changed model.safetensors: rename");
    Files.delete(folder.resolve("hub.json"));
    assertThat(run(PULL)).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).contains(" is there and was not pulled from the hub");
    Files.writeString(folder.resolve("hub.json"), "{\"files\":[{}]}");
    assertThat(run(PULL)).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).contains("hub.json is damaged: remove it");
  }

  @Test
  void deltaOfThePaperSaysHowToMergeIt() {
    server.repo = "CarperAI/stable-vicuna-13b-delta";

    assertThat(run("models pull stable-vicuna-13b --yes")).isEqualTo(Exit.OK);

    assertThat(models.resolve("stable-vicuna-13b-delta")).isDirectory();
    assertThat(models.resolve("stable-vicuna-13b-delta/hub.json"))
        .content()
        .contains("\"delta_of\":\"llama-13b\"");
    assertThat(terminal.outText())
        .endsWith(
            "it holds only differences to llama-13b: make the model with 'models merge llama-13b"
                + " stable-vicuna-13b-delta stable-vicuna-13b'\n");
  }
}
