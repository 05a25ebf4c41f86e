package wernicke.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.Capability;
import wernicke.api.Draft;
import wernicke.api.Evaluated;
import wernicke.api.Evaluation;
import wernicke.api.Progress;
import wernicke.api.Respondent;
import wernicke.api.Stimuli;

/** What an {@link Evaluation} has to hold. */
public interface EvaluationContract {
  /** The evaluation as it is registered. */
  Evaluation evaluation();

  /** A model that can do what the evaluation needs, and answers the same whenever it is asked. */
  Respondent respondent();

  /** A little text in the layout of its data set; by default a passage of five words. */
  default Stimuli stimuli() {
    return LanguageModelContract.words("The cat sat down there.");
  }

  @Test
  default void itDescribesItself() {
    Plain.assertId(evaluation().info().id());
    Plain.assertId(evaluation().info().dataset());
    assertThat(evaluation().info().description()).isNotBlank().doesNotContain("\n");
    assertThat(evaluation().info().citation()).isNotBlank();
    assertThat(evaluation().info().needs()).isNotEmpty().isSubsetOf(Capability.values());
    assertThat(evaluation().info()).isEqualTo(evaluation().info());
  }

  @Test
  default void itIsServedUnderItsId() {
    ComponentFile.properties(evaluation().getClass())
        .ifPresent(p -> assertThat(p).containsEntry("wernicke.id", evaluation().info().id()));
  }

  @Test
  default void eachNumberIsNamedOnce() {
    Evaluated found = evaluate(Progress.NONE);
    assertThat(found.measurements()).isNotEmpty();
    assertThat(found.measurements())
        .extracting(m -> List.of(m.part(), m.measure()))
        .doesNotHaveDuplicates();
    assertThat(found.measurements()).allMatch(m -> !m.measure().isBlank() && m.n() >= 0);
    assertThat(found.whole().part()).as("the whole comes first").isEmpty();
  }

  @Test
  default void evaluatedAgainItIsTheSameToTheBit() {
    assertThat(evaluate(Progress.NONE)).isEqualTo(evaluate(Progress.NONE));
  }

  @Test
  default void anUnknownSettingIsRefused() {
    Plain.assertRefused(() -> evaluation().with(Map.of("no-such-setting", "1")));
  }

  @Test
  default void itCanBeCancelled() {
    Plain.assertCancellable(() -> evaluate(Plain.CANCELLED));
  }

  private Evaluated evaluate(Progress progress) {
    return evaluation().evaluate(respondent(), stimuli(), progress, Draft.NONE);
  }
}
