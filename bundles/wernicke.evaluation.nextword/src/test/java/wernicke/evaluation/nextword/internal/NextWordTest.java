package wernicke.evaluation.nextword.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.Draft;
import wernicke.api.Evaluated;
import wernicke.api.Generated;
import wernicke.api.ModelInfo;
import wernicke.api.NextTokens;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Respondent;
import wernicke.api.Stimuli;

class NextWordTest {
  private final List<String> asked = new ArrayList<>();

  private Evaluated evaluate(NextTokens answer) {
    Respondent model =
        new Respondent() {
          @Override
          public ModelInfo info() {
            return new ModelInfo("m", "f", 0, List.of(), 0, 0, "", "");
          }

          @Override
          public List<NextTokens> nextTokens(List<String> texts) {
            asked.addAll(texts);
            return List.of(answer);
          }

          @Override
          public List<Generated> generated(List<String> prompts, int tokens) {
            throw new AssertionError("nothing is to be generated");
          }
        };
    Stimuli stimuli =
        new Stimuli(
            "Toy",
            List.of(new Part(" one \n", "1", -1), new Part("\n \uD83D\uDE00!", "1", -1)),
            List.of());
    return new NextWord().evaluate(model, stimuli, Progress.NONE, Draft.NONE);
  }

  @Test
  void theTextIsAskedUnchangedAndTheSumIsDivided() {
    Evaluated found = evaluate(new NextTokens(6 * Math.log(2), 3, 4));
    assertThat(asked).containsExactly(" one \n\n \uD83D\uDE00!");
    assertThat(found.whole().measure()).isEqualTo("loss");
    assertThat(found.whole().value()).isCloseTo(2 * Math.log(2), offset(1e-12));
    assertThat(found.whole().n()).isEqualTo(3);
    assertThat(found.measurements().get(1).value()).isCloseTo(4, offset(1e-12));
    assertThat(found.measurements().get(2).value()).isCloseTo(0.6, offset(1e-12));
    assertThat(found.measurements().get(2).n()).isEqualTo(10);
    assertThat(found.notes()).isEqualTo(Map.of("tokens", "4, 3 of them predicted"));
  }

  @Test
  void aTextWithNothingToPredictIsRefused() {
    assertThatThrownBy(() -> evaluate(new NextTokens(0, 0, 1)))
        .isInstanceOf(PluginException.class)
        .hasMessage("Toy: 1 tokens leave nothing to predict");
  }
}
