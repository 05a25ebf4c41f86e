package wernicke.linalg.similarity;

import com.google.gson.JsonObject;
import wernicke.api.Matrix;
import wernicke.testing.Draws;

/** The inputs of {@code itests/oracles/metrics2/patterns.py}: features x and responses y. */
record Patterns(Matrix x, Matrix y) {
  static Patterns of(JsonObject oracle) {
    String kind = oracle.get("kind").getAsString();
    Draws draws = new Draws(oracle.get("seed").getAsLong());
    String drawn = kind.equals("ties") || kind.equals("flat-row") ? "plain" : kind;
    Matrix x = draws.features(drawn, oracle.get("n").getAsInt(), oracle.get("d").getAsInt());
    Matrix y = draws.responses(x, oracle.get("v").getAsInt());
    return new Patterns(change(kind, x, true), change(kind, y, false));
  }

  private static Matrix change(String kind, Matrix drawn, boolean features) {
    double[][] values = new double[drawn.rows()][drawn.columns()];
    for (int i = 0; i < values.length; i++) {
      boolean copied = kind.equals("duplicate-rows") && i % 3 == 2;
      boolean flat = kind.equals("flat-row") && i == 1 && features;
      for (int j = 0; j < values[i].length; j++) {
        float value = drawn.get(copied ? i - 1 : i, j);
        double coarse = kind.equals("ties") ? Math.floor(features ? 3 * value : value) : value;
        values[i][j] = flat ? 0 : coarse;
      }
    }
    return Draws.matrix(values);
  }
}
