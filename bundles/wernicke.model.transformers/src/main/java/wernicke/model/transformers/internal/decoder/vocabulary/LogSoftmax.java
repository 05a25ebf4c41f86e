package wernicke.model.transformers.internal.decoder.vocabulary;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * The logarithms of each row's softmax at one column, and of its sum over a set of columns, of
 * logits that come slice by slice: sums of exponentials are accumulated in float64, around the
 * highest logit so far.
 */
public final class LogSoftmax {
  private final int[] targets;
  private final double[] highest;
  private final double[] sums;
  private final double[] setSums;
  private final float[] set;
  private final float[] logits;

  /**
   * @param targets column of each row, over all slices
   * @param set for each column 1 if it is in the set, else 0
   */
  public LogSoftmax(int[] targets, float[] set) {
    this.targets = targets;
    this.set = set;
    this.highest = new double[targets.length];
    this.sums = new double[targets.length];
    this.setSums = new double[targets.length];
    this.logits = new float[targets.length];
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
  }

  /**
   * Adds logits. Arrays made on the way belong to their manager.
   *
   * @param firstRow which row the first is
   * @param slice rows x columns
   * @param firstColumn which column the first is
   */
  public void add(int firstRow, NDArray slice, long firstColumn) {
    NDArray most = slice.max(new int[] {1}, true);
    float[] maxima = most.toFloatArray();
    NDArray all = slice.sub(most).exp();
    float[] exponentials = all.sum(new int[] {1}).toFloatArray();
    float[] members = all.matMul(members(slice, firstColumn)).toFloatArray();
    float[] picked = pick(firstRow, slice, firstColumn);
    for (int i = 0; i < maxima.length; i++) {
      int row = firstRow + i;
      double above = Math.max(highest[row], maxima[i]);
      double before = Math.exp(highest[row] - above);
      double now = Math.exp(maxima[i] - above);
      sums[row] = sums[row] * before + exponentials[i] * now;
      setSums[row] = setSums[row] * before + members[i] * now;
      highest[row] = above;
      if (within(slice, row, firstColumn)) {
        logits[row] = picked[i];
      }
    }
  }

  private NDArray members(NDArray slice, long firstColumn) {
    int from = (int) firstColumn;
    int columns = (int) slice.getShape().get(1);
    float[] part = Arrays.copyOfRange(set, from, from + columns);
    return slice.getManager().create(part, new Shape(columns, 1));
  }

  /** The targets' logits; any of the row's where the target is in another slice. */
  private float[] pick(int firstRow, NDArray slice, long firstColumn) {
    long[] columns = new long[(int) slice.getShape().get(0)];
    for (int i = 0; i < columns.length; i++) {
      int row = firstRow + i;
      columns[i] = within(slice, row, firstColumn) ? targets[row] - firstColumn : 0;
    }
    NDArray places = slice.getManager().create(columns, new Shape(columns.length, 1));
    return slice.gather(places, 1).toFloatArray();
  }

  private boolean within(NDArray slice, int row, long firstColumn) {
    long place = targets[row] - firstColumn;
    return place >= 0 && place < slice.getShape().get(1);
  }

  /** Of each row: target's logit - log sum exp over all slices; then of each row: the set's. */
  public float[] logarithms() {
    float[] result = new float[2 * targets.length];
    for (int i = 0; i < targets.length; i++) {
      result[i] = (float) (logits[i] - highest[i] - Math.log(sums[i]));
      result[targets.length + i] = (float) (Math.log(setSums[i]) - Math.log(sums[i]));
    }
    return result;
  }
}
