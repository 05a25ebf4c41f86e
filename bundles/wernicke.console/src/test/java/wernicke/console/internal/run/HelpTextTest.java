package wernicke.console.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.console.Kind;
import wernicke.api.console.Usage;

class HelpTextTest {
  private static final Usage USAGE =
      Usage.of("score", "scores")
          .parameter("model", "the model", Kind.MODEL)
          .optional("benchmark", "the benchmark", Kind.BENCHMARK)
          .option("layers", "names", "some layers", Kind.LAYER)
          .json();

  @Test
  void helpDescribesEveryParameterAndOption() {
    assertThat(HelpText.of(USAGE, 0))
        .isEqualTo(
            """
            score <model> [benchmark] [--layers <names>] [--json]
            scores
              <model>           the model
              [benchmark]       the benchmark
              --layers <names>  some layers
              --json            print JSON instead of a table
            """);
  }

  @Test
  void examplesFollow() {
    assertThat(HelpText.of(Usage.of("jobs", "lists").example("jobs", "all of them"), 0))
        .isEqualTo(
            """
            jobs
            lists

            for example all of them:
              jobs
            """);
  }

  @Test
  void verbsOfTwoWordsAreNamedUnderTheFirst() {
    Known known =
        new Known(
            List.of(
                new Offer(null, Usage.of("data", "shows")),
                new Offer(null, Usage.of("data add", "points")),
                new Offer(null, Usage.of("dat", "other"))));
    assertThat(HelpText.of(known.offers().get(0), known, 0))
        .isEqualTo(
            """
            data
            shows

            data add  points
            """);
  }

  @Test
  void helpFitsTheTerminal() {
    assertThat(HelpText.of(USAGE, 46))
        .isEqualTo(
            """
            score <model> [benchmark] [--layers <names>]
                  [--json]
            scores
              <model>           the model
              [benchmark]       the benchmark
              --layers <names>  some layers
              --json            print JSON instead of a
                                table
            """);
  }
}
