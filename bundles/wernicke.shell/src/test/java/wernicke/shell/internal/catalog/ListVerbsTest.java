package wernicke.shell.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import wernicke.api.Benchmark;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Exit;
import wernicke.codec.internal.Codec;
import wernicke.codec.internal.Recorded;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

class ListVerbsTest {
  private final FakeServices services = Plugins.catalog();
  private final Shell shell = new Shell(services);
  private final TestTerminal terminal = new TestTerminal();

  private String out(String line) {
    assertThat(shell.run(terminal, line)).isEqualTo(Exit.OK);
    return terminal.outText();
  }

  private JsonArray json(String line) {
    return JsonParser.parseString(out(line)).getAsJsonArray();
  }

  @Test
  void models() {
    assertThat(out("models"))
        .isEqualTo(
            """
            id               can                            bundle               version  description
            gpt3-davinci     surprisal                      wernicke.model.test  0.1.0    a model
            position         states, control                wernicke.model.test  0.1.0    a model
            tiny-gpt2-books  states, surprisal, generation  wernicke.model.test  0.1.0    a model
            word-length      states, surprisal, control     wernicke.model.test  0.1.0    a model
            """);
  }

  @Test
  void datasets() {
    assertThat(out("datasets"))
        .isEqualTo(
            """
            id           can                   bundle                 version  description
            Demo         Demo-ridge            wernicke.dataset.test  0.1.0    a data set
            Futrell2018  Futrell2018-pearsonr  wernicke.dataset.test  0.1.0    a data set
            """);
  }

  @Test
  void metricsAndBenchmarks() {
    assertThat(out("metrics")).contains("ridge     -    wernicke.metric.test  0.1.0    a metric\n");
    assertThat(new Shell(services).run(terminal, "benchmarks")).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .endsWith(
            """
            id                    data set     metric    cv                  asks the model for
            Demo-ridge            Demo         ridge     contiguous:5:gap=5  states
            Futrell2018-pearsonr  Futrell2018  pearsonr  none                surprisal
            """);
  }

  @Test
  void listsAsJson() {
    JsonObject model = json("models --json").get(1).getAsJsonObject();
    Object record = Codec.read(model.remove(Recorded.RECORD), Plugin.class);
    assertThat(services.plugins).contains((Plugin) record);
    assertThat(model.toString())
        .isEqualTo(
            "{\"id\":\"position\",\"description\":\"a model\",\"bundle\":\"wernicke.model.test\","
                + "\"version\":\"0.1.0\",\"capabilities\":[\"states\",\"control\"]}");
  }

  @Test
  void dataSetsAndBenchmarksAsJson() {
    JsonObject set = json("datasets --json").get(0).getAsJsonObject();
    JsonObject benchmark = set.getAsJsonArray("benchmarks").get(0).getAsJsonObject();
    Plugin plugin = (Plugin) Codec.read(set.get(Recorded.RECORD), Plugin.class);
    assertThat(plugin.benchmarks())
        .containsExactly(
            (Benchmark) Codec.read(benchmark.remove(Recorded.RECORD), Benchmark.class));
    assertThat(benchmark.toString())
        .isEqualTo(
            "{\"id\":\"Demo-ridge\",\"dataset\":\"Demo\",\"metric\":\"ridge\","
                + "\"cv\":\"contiguous:5:gap=5\",\"recording\":\"states:last\"}");
  }

  @Test
  void emptyListsSayWhatToDo() {
    services.plugins.clear();

    assertThat(out("models")).isEmpty();
    assertThat(terminal.errText())
        .isEqualTo("no models: put a checkpoint folder into models/ or a bundle into deploy/\n");
    assertThat(json("benchmarks --json")).isEmpty();
  }

  @Test
  void versionIsTheBundles() {
    assertThat(out("version"))
        .isEqualTo("wernicke 1.2.3, Java " + System.getProperty("java.version") + "\n");
  }

  @Test
  void helpKnowsEveryVerb() {
    String help = out("help");

    shell
        .verbs
        .known()
        .names()
        .forEach(name -> assertThat(help).containsPattern("(?m)^" + name + " "));
  }

  @Test
  void helpExplainsEveryParameterAndOption() {
    assertThat(out("help score"))
        .startsWith("score <model> <benchmark> [--layers <names>]")
        .contains("--cv <scheme>", "another cross-validation, as contiguous:5:gap=5");
    assertThat(shell.run(terminal, "help scor")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo("unknown verb 'scor': did you mean score? 'help' lists the verbs\n");
  }
}
