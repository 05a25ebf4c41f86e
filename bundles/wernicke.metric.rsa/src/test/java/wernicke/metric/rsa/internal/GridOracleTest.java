package wernicke.metric.rsa.internal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.testing.GridCase;

/** Every scheme x shape against {@code itests/oracles/grid}. */
class GridOracleTest {
  @ParameterizedTest
  @ValueSource(strings = {"grid.json", "brainscore.json"})
  void agrees(String file) {
    GridCase.assertAgrees(new Rsa(), "/wernicke/metric/rsa/" + file);
  }
}
