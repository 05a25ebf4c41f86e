package wernicke.model.transformers.internal.recording;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import wernicke.api.Matrix;
import wernicke.api.Recording;
import wernicke.model.transformers.internal.decoder.Decoder;

/**
 * Surprisal of every part in bits: the sum of -log2 p(token | context) over its tokens (science.md,
 * section 2). A token without context has none: a part that opens a passage has the sum over its
 * tokens after the first, and NaN if there is but one. A blank part has 0 bits, NaN if it opens a
 * passage. An encoder-decoder model has one for every token: its decoder starts with a token of its
 * own.
 */
public final class SurprisalRecorder implements Recorder {
  private static final double BITS_PER_NAT = 1 / Math.log(2);

  private final Plan plan;
  private final Decoder decoder;
  private final int lastBlock;
  private final String how;
  private final float[] bits;

  /**
   * @param lastBlock index of the block that the decoder's head reads
   * @param how one line for people
   */
  public SurprisalRecorder(Plan plan, Decoder decoder, int lastBlock, String how) {
    this.plan = plan;
    this.decoder = decoder;
    this.lastBlock = lastBlock;
    this.how = how;
    this.bits = new float[plan.parts()];
    Arrays.fill(bits, Float.NaN);
  }

  /** Only the states before the parts' tokens go through the head. */
  @Override
  public void afterBlock(Batch batch, int block, NDArray states) {
    if (block != lastBlock) {
      return;
    }
    LongStream.Builder rows = LongStream.builder();
    IntStream.Builder next = IntStream.builder();
    for (int i = 0; i < batch.passes().size(); i++) {
      Pass pass = batch.passes().get(i);
      for (Target target : pass.targets()) {
        for (int position = firstPredicted(batch, target); position < target.to(); position++) {
          rows.add(batch.row(i, position - 1, block));
          next.add(pass.token(position));
        }
      }
    }
    sum(batch, logProbabilities(states, rows.build().toArray(), next.build().toArray()));
  }

  private float[] logProbabilities(NDArray states, long[] rows, int[] next) {
    if (rows.length == 0) {
      return new float[0];
    }
    try (NDManager scope = states.getManager().newSubManager()) {
      NDArray picked = Rows.select(states, rows, scope);
      return decoder.withHead(head -> head.logProbabilities(picked, next));
    }
  }

  private void sum(Batch batch, float[] logProbabilities) {
    int row = 0;
    for (Pass pass : batch.passes()) {
      for (Target target : pass.targets()) {
        double nats = 0;
        for (int position = firstPredicted(batch, target); position < target.to(); position++) {
          nats -= logProbabilities[row++];
        }
        boolean undefined = target.to() > target.from() && target.to() <= batch.firstPredicted();
        bits[target.part()] = undefined ? Float.NaN : (float) (nats * BITS_PER_NAT);
      }
    }
  }

  private static int firstPredicted(Batch batch, Target target) {
    return Math.max(batch.firstPredicted(), target.from());
  }

  @Override
  public Recording finish() {
    for (Plan.Blank blank : plan.blanks()) {
      bits[blank.part()] = blank.opening() ? Float.NaN : 0;
    }
    Map<String, String> notes = new HashMap<>(plan.notes());
    notes.put("surprisal", how);
    return new Recording(
        Recording.Rows.PARTS, Map.of(Recording.SURPRISAL, Matrix.column(bits)), notes);
  }
}
