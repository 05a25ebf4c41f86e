package wernicke.metric.linear.internal;

import java.util.List;
import java.util.stream.IntStream;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Neuroid;
import wernicke.testing.Assemblies;
import wernicke.testing.Draws;

/**
 * The data of {@code itests/oracles/linalg/ceiling.py} and {@code itests/oracles/ceilings}: signals
 * in common, and noise.
 */
public final class Simulated {
  public static final int ROWS = 60;
  public static final int NEUROIDS = 3;

  private Simulated() {}

  /** {@value #ROWS} x (subjects * {@value #NEUROIDS}). */
  public static float[] values(long seed, int subjects) {
    return values(seed, ROWS, subjects * NEUROIDS, 1.2);
  }

  /** Rows x columns: the same three signals over and over, and noise. */
  public static float[] values(long seed, int rows, int columns, double amplitude) {
    Draws draws = new Draws(seed);
    double[][] common = draws.symmetric(rows, NEUROIDS);
    double[][] noise = draws.symmetric(rows, columns);
    float[] values = new float[rows * columns];
    for (int k = 0; k < values.length; k++) {
      int i = k / columns;
      int v = k % columns;
      values[k] = (float) (common[i][v % NEUROIDS] + amplitude * noise[i][v]);
    }
    return values;
  }

  public static Assembly assembly(int subjects, float[] values, boolean timeSeries) {
    return assembly(neuroids(subjects, NEUROIDS), values, timeSeries);
  }

  /** The same number of neuroids for each subject. */
  public static List<Neuroid> neuroids(int subjects, int each) {
    return Assemblies.neuroids(IntStream.generate(() -> each).limit(subjects).toArray());
  }

  public static Assembly assembly(List<Neuroid> neuroids, float[] values, boolean timeSeries) {
    Alignment delayed = new Alignment(List.of(1, 2), true);
    return Assemblies.of(neuroids, values, timeSeries ? delayed : Alignment.DIRECT);
  }
}
