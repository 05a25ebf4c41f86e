package wernicke.linalg.regression;

import java.util.Collection;
import wernicke.api.Matrix;
import wernicke.linalg.internal.matrix.Scaling;

/** Columns brought to mean 0 and population standard deviation 1 within groups of rows. */
public final class ZScores {
  private ZScores() {}

  /**
   * Z-scores every column within each group (SciPy's {@code zscore}, but 0 where a column does not
   * vary).
   *
   * @param features rows x columns, finite in the groups
   * @param groups disjoint groups of rows; a row of no group stays as it is
   * @return a new matrix
   */
  public static Matrix within(Matrix features, Collection<int[]> groups) {
    float[] values = features.toArray();
    float[] row = new float[features.columns()];
    for (int[] group : groups) {
      Scaling scaling = Scaling.of(features, group, true);
      for (int i : group) {
        features.copyRow(i, row, 0);
        for (int j = 0; j < row.length; j++) {
          values[i * row.length + j] = (float) ((row[j] - scaling.mean()[j]) * scaling.factor()[j]);
        }
      }
    }
    return Matrix.of(features.rows(), features.columns(), values);
  }
}
