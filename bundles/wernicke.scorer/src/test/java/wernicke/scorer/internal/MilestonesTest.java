package wernicke.scorer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MilestonesTest {
  private final Milestones milestones = new Milestones();

  /** In the order of a job the fraction only grows, from 0 to 1, whatever is in the store. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlyGrows(boolean recorded) {
    milestones.plan(2, recorded);
    assertThat(
            List.of(
                milestones.within("description:m", 0, 0),
                milestones.within("stimuli:d", 0, 0),
                milestones.within("localizer:l", 0, 0),
                milestones.within("recording:r", 0, 0),
                milestones.within("recording:r", 0, 0.5),
                milestones.within("comparison:a", 0, 0),
                milestones.within("comparison:a", 0, 0.5),
                milestones.compared(1),
                milestones.within("comparison:b", 1, 0.5),
                milestones.within("comparison:b", 1, 1),
                milestones.within("ceiling:c", 2, 0.5),
                milestones.within("ceiling:c", 2, 1)))
        .isSorted()
        .startsWith(0.0)
        .endsWith(1.0);
    assertThat(milestones.within("recording:r", 0, 1))
        .isCloseTo(milestones.within("comparison:a", 0, 0), within(1e-12));
    assertThat(milestones.compared(2))
        .isCloseTo(milestones.within("ceiling:c", 2, 0), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRecordingIsMostOfTheWork(boolean recorded) {
    milestones.plan(4, recorded);
    double recording =
        milestones.within("recording:r", 0, 1) - milestones.within("recording:r", 0, 0);
    assertThat(recording).isEqualTo(recorded ? 0 : 0.8, within(1e-12));
    assertThat(milestones.layers(4)).isEqualTo(recorded ? 0.87 : 0.07, within(1e-12));
  }
}
