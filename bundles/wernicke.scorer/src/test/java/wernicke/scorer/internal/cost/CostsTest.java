package wernicke.scorer.internal.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.PluginException;
import wernicke.api.store.Cost;
import wernicke.api.store.Cost.Step;
import wernicke.scorer.internal.conversation.Purpose;

class CostsTest {
  private final List<Cost> stored = new ArrayList<>();
  private final Costs costs = new Costs(stored::add);

  private static Part part(String subject, double work) {
    return new Part(new Purpose(Purpose.Step.COMPARISON, "x"), Step.COMPARISON, subject, work);
  }

  /** The nearer what was measured, the narrower the answer. */
  @Test
  void whatWasMeasuredNarrowsTheAnswer() {
    Span guess = costs.predict(part("ridge", 1e9));
    costs.measured(part("cka", 1e9), 3, true);
    Span other = costs.predict(part("ridge", 1e9));
    costs.measured(part("ridge", 4e9), 12, true);
    Span scaled = costs.predict(part("ridge", 1e9));
    costs.measured(part("ridge", 1e9), 2.5, true);
    Span same = costs.predict(part("ridge", 1e9));
    assertThat(List.of(same, scaled, other, guess))
        .extracting(span -> span.high() / span.low())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(other.likely()).isCloseTo(3, within(1e-9));
    assertThat(scaled.likely()).isCloseTo(12 / Math.pow(4, 0.85), within(0.05));
    assertThat(same.likely()).isCloseTo(2.5, within(1e-9));
    assertThat(same.low()).isLessThan(2.5);
  }

  @Test
  void otherStepsSayNothing() {
    costs.measured(
        new Part(new Purpose(Purpose.Step.RECORDING, "x"), Step.RECORDING, "ridge", 1e9),
        500,
        true);
    assertThat(costs.predict(part("ridge", 1e9)).likely()).isLessThan(10);
  }

  @Test
  void onlyUndisturbedNewsIsKept() {
    costs.measured(part("ridge", 1e9), 2, false);
    assertThat(stored).isEmpty();
    costs.measured(part("cka", 1e9), 2, true);
    costs.measured(part("cka", 1e9), 2.1, true);
    assertThat(stored).containsExactly(new Cost(Step.COMPARISON, "cka", 1e9, 2));
    costs.measured(part("cka", 1e9), 8, true);
    assertThat(stored).hasSize(2);
  }

  @Test
  void whatAnEarlierProcessMeasuredCounts() {
    costs.recall(List.of(new Cost(Step.COMPARISON, "ridge", 1e9, 7)));
    assertThat(costs.predict(part("ridge", 1e9)).likely()).isEqualTo(7);
  }

  @Test
  void aFullDiskDisturbsNoJob() {
    Costs full =
        new Costs(
            cost -> {
              throw new PluginException("the disk is full");
            });
    full.measured(part("ridge", 1e9), 7, true);
    assertThat(full.predict(part("ridge", 1e9)).likely()).isEqualTo(7);
  }
}
