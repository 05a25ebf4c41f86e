package wernicke.model.transformers.internal.recording;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Matrix;
import wernicke.api.Recording;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.tokens.WordBeginnings;

/**
 * Surprisal of every part in bits: the sum of -log2 p(token | context) over its tokens (science.md,
 * section 2). A token without context has none: a part that opens a passage has the sum over its
 * tokens after the first, and NaN if there is but one. A blank part has 0 bits, NaN if it opens a
 * passage. An encoder-decoder model has one for every token: its decoder starts with a token of its
 * own.
 *
 * <p>Where the tokens mark the beginnings of words, a second layer has the corrected surprisals
 * (Pimentel and Meister 2024, arXiv 2406.14561): with B(context) the probability that a word begins
 * or the text ends, -log2 of p(tokens) B(after the part) / B(before it); the first factor only if a
 * word ends with the part, the second only if its first token begins a word.
 */
public final class SurprisalRecorder implements Recorder {
  private static final double BITS_PER_NAT = 1 / Math.log(2);

  private final Plan plan;
  private final Decoder decoder;
  private final int lastBlock;
  private final String how;
  private final Optional<WordBeginnings> beginnings;
  private final float[] set;
  private final float[] bits;
  private final float[] corrected;

  /**
   * @param lastBlock index of the block that the decoder's head reads
   * @param how one line for people
   * @param beginnings tokens that begin words; empty if none are marked
   * @param vocabulary number of tokens
   */
  public SurprisalRecorder(
      Plan plan,
      Decoder decoder,
      int lastBlock,
      String how,
      Optional<WordBeginnings> beginnings,
      int vocabulary) {
    this.plan = plan;
    this.decoder = decoder;
    this.lastBlock = lastBlock;
    this.how = how;
    this.beginnings = beginnings;
    this.set = beginnings.map(b -> b.mask(vocabulary)).orElseGet(() -> new float[vocabulary]);
    this.bits = new float[plan.parts()];
    Arrays.fill(bits, Float.NaN);
    this.corrected = bits.clone();
  }

  @Override
  public void afterBlock(Batch batch, int block, NDArray states) {
    if (block != lastBlock) {
      return;
    }
    Predictions predictions = predict(batch, states);
    for (int i = 0; i < batch.passes().size(); i++) {
      for (Target target : batch.passes().get(i).targets()) {
        sum(batch, i, target, predictions);
      }
    }
  }

  /** Only the states before the parts' tokens, and after the parts, go through the head. */
  private Predictions predict(Batch batch, NDArray states) {
    BitSet places = new BitSet();
    for (int i = 0; i < batch.passes().size(); i++) {
      for (Target target : batch.passes().get(i).targets()) {
        int first = Math.max(batch.firstPredicted(), target.from());
        places.set(place(batch, i, first), place(batch, i, target.to()) + 1);
      }
    }
    int[] all = places.stream().toArray();
    long[] rows = new long[all.length];
    int[] next = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      int pass = all[i] / (batch.length() + 1);
      int position = all[i] % (batch.length() + 1);
      rows[i] = batch.row(pass, position - 1, lastBlock);
      Pass tokens = batch.passes().get(pass);
      next[i] = position < tokens.length() ? tokens.token(position) : 0;
    }
    try (NDManager scope = states.getManager().newSubManager()) {
      NDArray picked = Rows.select(states, rows, scope);
      float[] read = decoder.withHead(head -> head.logProbabilities(picked, next, set));
      return new Predictions(all, read);
    }
  }

  /** A number for a position of a pass, one past its end included. */
  private static int place(Batch batch, int pass, int position) {
    return pass * (batch.length() + 1) + position;
  }

  private void sum(Batch batch, int pass, Target target, Predictions predictions) {
    if (target.to() > target.from() && target.to() <= batch.firstPredicted()) {
      return;
    }
    int first = Math.max(batch.firstPredicted(), target.from());
    double nats = 0;
    for (int position = first; position < target.to(); position++) {
      nats -= predictions.token(place(batch, pass, position));
    }
    bits[target.part()] = (float) (nats * BITS_PER_NAT);
    if (beginnings.isPresent() && target.to() > target.from()) {
      int token = batch.passes().get(pass).token(first);
      if (first == target.from() && beginnings.get().begins(token)) {
        nats += predictions.set(place(batch, pass, first));
      }
      if (target.endsWord()) {
        nats -= predictions.set(place(batch, pass, target.to()));
      }
    }
    corrected[target.part()] = (float) (nats * BITS_PER_NAT);
  }

  @Override
  public int pieces(int blocks) {
    return blocks > lastBlock ? 1 : 0;
  }

  @Override
  public Matrix taken(Batch batch, int piece) {
    List<Target> targets = batch.targets();
    float[] both = new float[2 * targets.size()];
    for (int i = 0; i < targets.size(); i++) {
      both[2 * i] = bits[targets.get(i).part()];
      both[2 * i + 1] = corrected[targets.get(i).part()];
    }
    return Matrix.of(targets.size(), 2, both);
  }

  @Override
  public void putBack(Batch batch, int piece, Matrix taken) {
    List<Target> targets = batch.targets();
    for (int i = 0; i < targets.size(); i++) {
      bits[targets.get(i).part()] = taken.get(i, 0);
      corrected[targets.get(i).part()] = taken.get(i, 1);
    }
  }

  @Override
  public Recording finish() {
    for (Plan.Blank blank : plan.blanks()) {
      bits[blank.part()] = blank.opening() ? Float.NaN : 0;
      corrected[blank.part()] = bits[blank.part()];
    }
    Map<String, String> notes = new HashMap<>(plan.notes());
    notes.put("surprisal", how);
    Map<String, Matrix> layers = new LinkedHashMap<>();
    layers.put(Recording.SURPRISAL, Matrix.column(bits));
    if (beginnings.isPresent()) {
      layers.put(Recording.CORRECTED, Matrix.column(corrected));
    }
    return new Recording(Recording.Rows.PARTS, layers, notes);
  }

  /** Log probabilities at some places of a batch. */
  private static final class Predictions {
    private final int[] places;
    private final float[] read;

    /**
     * @param places ascending
     * @param read for each place that of its token, then for each that a word begins there
     */
    Predictions(int[] places, float[] read) {
      this.places = places;
      this.read = read;
    }

    double token(int place) {
      return read[Arrays.binarySearch(places, place)];
    }

    double set(int place) {
      return read[places.length + Arrays.binarySearch(places, place)];
    }
  }
}
