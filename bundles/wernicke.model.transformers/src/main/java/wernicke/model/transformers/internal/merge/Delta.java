package wernicke.model.transformers.internal.merge;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wernicke.api.PluginException;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.model.transformers.internal.safetensors.Tensor;

/**
 * Delta weights: what has to be added to a base, tensor by tensor, as Vicuna and StableVicuna were
 * published. The numbers are those of FastChat's {@code apply_delta.py}
 * (https://github.com/lm-sys/FastChat, fastchat/model/apply_delta.py; StableVicuna comes with its
 * version of April 2023): the base in the delta's type, plus the delta, rounded to that type. Rows
 * of tokens that the base does not have are taken from the delta as they are: the script appends
 * rows of zeros to the base.
 */
final class Delta {
  private final Weights base;
  private final Weights delta;

  private Delta(Weights base, Weights delta) {
    this.base = base;
    this.delta = delta;
  }

  /**
   * The tensors of the sum.
   *
   * @throws PluginException naming what does not fit, or cannot be read
   */
  static List<ResultTensor> tensors(Weights base, Path change) {
    return new Delta(base, Weights.open(change, base.folder())).sums();
  }

  private List<ResultTensor> sums() {
    if (!base.architecture().family().equals(delta.architecture().family())) {
      throw new PluginException(
          "%s is of the family %s, %s of %s: they do not belong together"
              .formatted(
                  base.label(),
                  base.architecture().family(),
                  delta.label(),
                  delta.architecture().family()));
    }
    List<ResultTensor> sums = new ArrayList<>();
    delta.tensors().forEach((name, change) -> sums.add(sum(name, change)));
    for (String name : base.tensors().keySet()) {
      if (!delta.tensors().containsKey(name)) {
        throw new PluginException(
            "%s: tensor '%s' is missing, which %s has: they do not belong together"
                .formatted(delta.label(), name, base.label()));
      }
    }
    return sums;
  }

  private ResultTensor sum(String name, Tensor change) {
    Tensor from = base.tensors().get(name);
    if (from == null) {
      throw new PluginException(
          "%s: tensor '%s' is missing, which %s changes: they do not belong together"
              .formatted(base.label(), name, delta.label()));
    }
    if (!from.shape().equals(change.shape()) && !onlyMoreTokens(from, change)) {
      throw new PluginException(
          "%s has shape %s, but %s has %s: they do not belong together"
              .formatted(from.label(), from.shape(), change.label(), change.shape()));
    }
    return new ResultTensor(
        change.entry().name(), change.type(), change.shape(), () -> new Sum(from, change));
  }

  private boolean onlyMoreTokens(Tensor from, Tensor change) {
    return base.perToken(from)
        && delta.perToken(change)
        && change.shape().get(0) > from.shape().get(0)
        && change.shape().get(1).equals(from.shape().get(1));
  }

  /** The sum of two tensors, of which the first may end earlier. */
  private record Sum(Tensor from, Tensor change) implements ResultTensor.Pieces {
    @Override
    public void put(long start, int count, ByteBuffer to) {
      StoredType type = change.type();
      float[] sum = new float[count];
      Numbers.read(change, start, count, sum);
      int common = (int) Math.max(0, Math.min(count, from.entry().elements() - start));
      float[] addend = new float[common];
      Numbers.read(from, start, common, addend);
      if (from.type() != type) {
        Halves.round(addend, common, type);
      }
      for (int i = 0; i < common; i++) {
        sum[i] += addend[i];
      }
      Halves.narrow(sum, count, type, to);
    }
  }
}
