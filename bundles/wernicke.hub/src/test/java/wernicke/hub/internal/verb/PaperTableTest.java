package wernicke.hub.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.console.Exit;
import wernicke.console.internal.run.Runner;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

class PaperTableTest {
  @TempDir private Path home;
  private final FakeServices services = Plugins.catalog();
  private final TestTerminal terminal = new TestTerminal();

  private String out(String line) {
    services.home = home;
    assertThat(Runner.of(new ListPaper(services.home())).run(List.of(line.split(" ")), terminal))
        .isEqualTo(Exit.OK);
    return terminal.outText();
  }

  private void checkpoint(String name, String repo) throws IOException {
    Path folder = Files.createDirectories(home.resolve("models").resolve(name));
    Files.writeString(folder.resolve("config.json"), "{}");
    if (!repo.isEmpty()) {
      Files.writeString(
          folder.resolve("hub.json"),
          "{\"repo\":\"" + repo + "\",\"commit\":\"\",\"licence\":\"\",\"files\":[]}");
    }
  }

  @Test
  void everyModelIsListedWithItsState() throws IOException {
    checkpoint("t5-v1_1-small", "google/t5-v1_1-small");
    checkpoint("llama-7b", "");
    checkpoint("stable-vicuna-13b-delta", "CarperAI/stable-vicuna-13b-delta");
    checkpoint("gpt2", "somebody/gpt2");

    String table = out("models paper");

    assertThat(table.lines()).hasSize(34);
    assertThat(table.replaceAll(" {2,}", "|").lines())
        .startsWith(
            "id|family|base|hub|state",
            "t5-small|T5|-|google/t5-v1_1-small|here",
            "flan-t5-small|T5|t5-small|google/flan-t5-small|not here")
        .contains(
            "llama-7b|LLaMA|-|on request: github.com/facebookresearch/llama|here",
            "alpaca-7b|LLaMA|llama-7b|tatsu-lab/alpaca-7b-wdiff|not here",
            "stable-vicuna-13b|LLaMA|llama-13b|CarperAI/stable-vicuna-13b-delta|delta here",
            "gpt2-small|GPT2|-|openai-community/gpt2|not here");
  }

  @Test
  void mergedModelIsHere() throws IOException {
    checkpoint("stable-vicuna-13b-delta", "CarperAI/stable-vicuna-13b-delta");
    checkpoint("stable-vicuna-13b", "");

    JsonArray models = JsonParser.parseString(out("models paper --json")).getAsJsonArray();

    List<JsonObject> found =
        models.asList().stream()
            .map(m -> m.getAsJsonObject())
            .filter(m -> m.get("id").getAsString().equals("stable-vicuna-13b"))
            .toList();
    assertThat(models).hasSize(33);
    assertThat(found)
        .singleElement()
        .hasToString(
            "{\"id\":\"stable-vicuna-13b\",\"family\":\"LLaMA\",\"base\":\"llama-13b\",\"source\":"
                + "\"CarperAI/stable-vicuna-13b-delta\",\"hub\":\"CarperAI/stable-vicuna-13b-delta\","
                + "\"published\":\"delta\",\"state\":\"here\",\"folder\":\""
                + home.resolve("models/stable-vicuna-13b")
                + "\"}");
    JsonObject llama = models.get(17).getAsJsonObject();
    assertThat(llama.get("id").getAsString()).isEqualTo("llama-7b");
    assertThat(llama.get("hub").isJsonNull()).isTrue();
    assertThat(llama.get("folder").isJsonNull()).isTrue();
  }

  @Test
  void paperTakesNoModel() {
    assertThat(
            Runner.of(new ListPaper(services.home()))
                .run(List.of("models", "paper", "gpt2"), terminal))
        .isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .startsWith("models paper: 'gpt2' is one word too many; usage: models paper");
  }
}
