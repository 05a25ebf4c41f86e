package wernicke.console.internal.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.console.Arguments;
import wernicke.api.console.Kind;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;

class ParserTest {
  private static final Usage USAGE =
      Usage.of("score", "scores")
          .parameter("model", "the model", Kind.MODEL)
          .optional("benchmark", "the benchmark", Kind.BENCHMARK)
          .option("layers", "names", "some layers", Kind.LAYER)
          .json();

  private static Arguments parse(String... words) {
    return Parser.parse(USAGE, List.of(words));
  }

  @Test
  void optionsMayStandAnywhere() {
    Arguments arguments = parse("--json", "gpt2", "--layers", "a,b", "Demo-ridge");

    assertThat(arguments.get(0)).isEqualTo("gpt2");
    assertThat(arguments.get(1)).isEqualTo("Demo-ridge");
    assertThat(arguments.option("layers")).contains("a,b");
    assertThat(arguments.flag("json")).isTrue();
  }

  @Test
  void valueMayBeGluedOn() {
    assertThat(parse("gpt2", "--layers=h.1").option("layers")).contains("h.1");
    assertThat(parse("gpt2", "--layers=a=b").option("layers")).contains("a=b");
  }

  @Test
  void afterTwoDashesEverythingIsAParameter() {
    assertThat(parse("--", "--json").get(0)).isEqualTo("--json");
  }

  @Test
  void whatIsLeftOutIsEmpty() {
    assertThat(parse("gpt2").find(1)).isEmpty();
    assertThat(parse("gpt2").option("layers")).isEmpty();
    assertThat(parse("gpt2").flag("json")).isFalse();
  }

  @Test
  void complaintsAreOneLineWithTheUsage() {
    String usage = "; usage: score <model> [benchmark] [--layers <names>] [--json]";

    refused("score: <model> is missing" + usage);
    refused("score: 'c' is one word too many" + usage, "a", "b", "c");
    refused("score: there is no option --jsn, did you mean --json?" + usage, "a", "--jsn");
    refused("score: --layers needs a value, <names>" + usage, "a", "--layers");
    refused("score: --json takes no value" + usage, "a", "--json=yes");
  }

  private static void refused(String message, String... words) {
    assertThatThrownBy(() -> parse(words)).isInstanceOf(UsageException.class).hasMessage(message);
  }

  @Test
  void anUnknownOptionNamesTheNearest() {
    assertThatThrownBy(() -> parse("gpt2", "--layrs=a"))
        .hasMessageContaining("there is no option --layrs, did you mean --layers?; usage: ");
    assertThatThrownBy(() -> parse("gpt2", "b", "-json"))
        .hasMessageContaining("there is no option -json, did you mean --json?");
    assertThatThrownBy(() -> parse("gpt2", "--zzzzzz"))
        .hasMessageContaining("there is no option --zzzzzz; usage: ");
  }
}
