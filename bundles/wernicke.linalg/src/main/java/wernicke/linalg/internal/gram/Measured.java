package wernicke.linalg.internal.gram;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import wernicke.api.Matrix;
import wernicke.api.PluginException;

/**
 * What can be told of responses alone, found once for all layers that are compared with them: as
 * long as somebody holds their matrix, and memory is not needed for something else.
 */
final class Measured {
  /** By the identity of the matrix, which is read-only; nothing in here holds it. */
  private static final Map<Matrix, SoftReference<Measured>> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static final int NONE = -1;

  /** Per row whether any neuroid has a value. */
  private final boolean[] answered;

  /** Per row the first neuroid with an infinite value, or {@link #NONE}. */
  private final int[] infinite;

  private Moments moments;

  private Measured(Matrix responses) {
    this.answered = new boolean[responses.rows()];
    this.infinite = new int[responses.rows()];
    Arrays.fill(infinite, NONE);
    float[] row = new float[responses.columns()];
    for (int i = 0; i < answered.length; i++) {
      responses.copyRow(i, row, 0);
      look(i, row);
    }
  }

  private void look(int i, float[] row) {
    for (int v = 0; v < row.length; v++) {
      answered[i] |= !Float.isNaN(row[v]);
      if (infinite[i] == NONE && Float.isInfinite(row[v])) {
        infinite[i] = v;
      }
    }
  }

  static Measured of(Matrix responses) {
    SoftReference<Measured> known = KNOWN.get(responses);
    Measured measured = known == null ? null : known.get();
    if (measured == null) {
      measured = new Measured(responses);
      KNOWN.put(responses, new SoftReference<>(measured));
    }
    return measured;
  }

  /**
   * Whether any neuroid has a value.
   *
   * @throws PluginException if one is infinite
   */
  boolean answered(int row) {
    if (infinite[row] != NONE) {
      throw new PluginException(
          "the response of neuroid " + infinite[row] + " to presentation " + row + " is infinite");
    }
    return answered[row];
  }

  /** The moments of some rows; those that were asked for last are kept. */
  synchronized Moments moments(Matrix responses, int[] rows) {
    if (moments == null || !moments.isOf(rows)) {
      moments = new Moments(responses, rows);
    }
    return moments;
  }
}
