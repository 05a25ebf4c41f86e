package wernicke.model.transformers.internal.merge;

import java.nio.ByteBuffer;
import java.util.Arrays;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.model.transformers.internal.safetensors.Tensor;

/** {@code W + scale (L R)} in float32, rounded to the type of {@code W}. */
final class Product implements ResultTensor.Pieces {
  private final Tensor weight;
  private final float[] left;
  private final float[] right;
  private final float scale;
  private final StoredType between;
  private final int columns;
  private final int rank;
  private final float[] sums;

  /**
   * @param weight W, rows x columns
   * @param left L, rows x rank
   * @param right R, rank x columns
   * @param between what the product is rounded to before it is added
   */
  Product(Tensor weight, float[] left, float[] right, float scale, StoredType between) {
    this.weight = weight;
    this.left = left;
    this.right = right;
    this.scale = scale;
    this.between = between;
    this.columns = Math.toIntExact(weight.shape().get(1));
    this.rank = right.length / columns;
    this.sums = new float[columns];
  }

  @Override
  public void put(long start, int count, ByteBuffer to) {
    float[] numbers = new float[count];
    Numbers.read(weight, start, count, numbers);
    int done = 0;
    while (done < count) {
      int row = Math.toIntExact((start + done) / columns);
      int first = (int) ((start + done) % columns);
      int length = Math.min(columns - first, count - done);
      multiply(row, first, length);
      for (int i = 0; i < length; i++) {
        sums[i] *= scale;
      }
      Halves.round(sums, length, between);
      for (int i = 0; i < length; i++) {
        numbers[done + i] += sums[i];
      }
      done += length;
    }
    Halves.narrow(numbers, count, weight.type(), to);
  }

  /** So many columns of a row of L R, from {@code first} on. */
  private void multiply(int row, int first, int length) {
    Arrays.fill(sums, 0, length, 0);
    for (int k = 0; k < rank; k++) {
      float factor = left[row * rank + k];
      int offset = k * columns + first;
      for (int i = 0; i < length; i++) {
        sums[i] += factor * right[offset + i];
      }
    }
  }
}
