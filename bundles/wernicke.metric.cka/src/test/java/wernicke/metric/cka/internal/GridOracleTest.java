package wernicke.metric.cka.internal;

import com.google.gson.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.testing.GridCase;
import wernicke.testing.Oracles;

/** Every scheme x shape against {@code itests/oracles/grid}. */
class GridOracleTest {
  @ParameterizedTest
  @ValueSource(strings = {"grid.json", "brainscore.json"})
  void agrees(String file) {
    JsonObject oracle =
        Oracles.read(GridOracleTest.class, "/wernicke/metric/cka/" + file, JsonObject.class);
    JsonObject tests = oracle.getAsJsonObject("tests");
    Oracles.stream(oracle.get("shapes"))
        .map(shape -> GridCase.of(shape.getAsJsonObject()))
        .forEach(shape -> shape.assertAgrees(new Cka(), tests));
  }
}
