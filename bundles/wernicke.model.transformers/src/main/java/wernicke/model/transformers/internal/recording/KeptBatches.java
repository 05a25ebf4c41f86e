package wernicke.model.transformers.internal.recording;

import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.Optional;
import wernicke.api.Draft;
import wernicke.api.Fingerprint;
import wernicke.api.Matrix;
import wernicke.model.transformers.internal.decoder.Midway;

/**
 * Batches that have run, wholly or up to some block, in the draft of the recording. Each goes by
 * the hash of all that it is made of, so that what was kept is only ever used for the very same
 * batch.
 */
public final class KeptBatches {
  private static final Matrix NOTHING = Matrix.of(0, 0, new float[0]);

  private final Draft draft;
  private final Recorder recorder;
  private final int blocks;
  private final String how;
  private final IdentityHashMap<Batch, Kept> batches = new IdentityHashMap<>();

  /** What is kept of a batch: so many pieces, and the states on its way or not. */
  private static final class Kept {
    private final String name;
    private int pieces;
    private boolean midway;

    Kept(String name) {
      this.name = name;
    }
  }

  /**
   * @param blocks that each batch passes
   * @param how the rest that the last bits may depend on, such as the devices
   */
  public KeptBatches(Draft draft, Recorder recorder, int blocks, String how) {
    this.draft = draft;
    this.recorder = recorder;
    this.blocks = blocks;
    this.how = how;
  }

  /** Gives the recorder what an earlier attempt has kept of a batch, if that is all of it. */
  public boolean putBack(Batch batch) {
    return putBack(batch, recorder.pieces(blocks));
  }

  private boolean putBack(Batch batch, int pieces) {
    Kept kept = kept(batch);
    int rows = batch.targets().size();
    for (int i = 0; i < pieces; i++) {
      Optional<Matrix> piece = draft.kept(kept.name + i).filter(m -> m.rows() == rows);
      if (piece.isEmpty()) {
        kept.pieces = i;
        return false;
      }
      recorder.putBack(batch, i, piece.get());
    }
    kept.pieces = pieces;
    return true;
  }

  /** Keeps a batch that has passed all blocks. */
  public void keep(Batch batch) {
    keepPieces(batch, blocks);
    Kept kept = kept(batch);
    if (kept.midway) {
      draft.keep(midwayName(kept), NOTHING);
    }
  }

  private void keepPieces(Batch batch, int passed) {
    Kept kept = kept(batch);
    for (int pieces = recorder.pieces(passed); kept.pieces < pieces; kept.pieces++) {
      draft.keep(kept.name + kept.pieces, recorder.taken(batch, kept.pieces));
    }
  }

  /**
   * Keeps a batch on its way.
   *
   * @param states batch x tokens x width
   */
  public void keepMidway(Batch batch, int passed, int width, float... states) {
    keepPieces(batch, passed);
    float[] all = new float[width + states.length];
    all[0] = passed; // the first row has what the others are after
    System.arraycopy(states, 0, all, width, states.length);
    Kept kept = kept(batch);
    kept.midway = true;
    draft.keep(midwayName(kept), Matrix.of(all.length / width, width, all));
  }

  /** Where an earlier attempt has left a batch; the recorder gets what was taken before that. */
  public Optional<Midway> midway(Batch batch) {
    Kept kept = kept(batch);
    return draft
        .kept(midwayName(kept))
        .filter(m -> m.rows() == 1 + batch.passes().size() * batch.length())
        .filter(m -> putBack(batch, recorder.pieces((int) m.get(0, 0))))
        .map(
            m -> {
              kept.midway = true;
              Matrix states =
                  Matrix.of(m.rows() - 1, m.columns(), m.buffer().position(m.columns()));
              return new Midway((int) m.get(0, 0), states);
            });
  }

  private static String midwayName(Kept kept) {
    return kept.name + "midway";
  }

  private Kept kept(Batch batch) {
    return batches.computeIfAbsent(batch, b -> new Kept(name(b)));
  }

  private String name(Batch batch) {
    Fingerprint fingerprint = Fingerprint.of("batch/1").add(how).add(batch.length());
    for (Pass pass : batch.passes()) {
      ByteBuffer tokens = ByteBuffer.allocate(pass.length() * Integer.BYTES);
      tokens.asIntBuffer().put(pass.tokens().duplicate());
      fingerprint.add(tokens);
      for (Target target : pass.targets()) {
        fingerprint.add(target.part()).add(target.from()).add(target.to());
        fingerprint.add(target.endsWord() ? 1 : 0);
      }
    }
    return fingerprint.hex() + "/";
  }
}
