package wernicke.model.transformers.internal.recording;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.api.RecordingSpec.Pooling;

class StateRecorderTest {
  @ParameterizedTest
  @ValueSource(ints = {10_000_000, Integer.MAX_VALUE})
  void statesThatDoNotFitIntoMemoryAreRefusedBeforehand(int parts) {
    Plan plan = new Plan(parts, List.of(), List.of(), 0, 0, 0);
    List<String> layers = List.of("a", "b", "c", "d");
    assertThatThrownBy(() -> new StateRecorder(plan, layers, 4096, Pooling.LAST))
        .isInstanceOf(PluginException.class)
        .hasMessageMatching("the states need \\d+ MB of memory, \\d+ MB are free: .*");
  }
}
