package wernicke.linalg.internal.folds;

import wernicke.api.Progress;

/** Progress in splits of work that is done in small steps by several threads. */
public final class SplitProgress {
  private static final double ROUNDING = 1e-9;

  private final Progress progress;
  private final int splits;
  private double done;
  private int told;

  /**
   * @param splits how many there are in all
   */
  public SplitProgress(Progress progress, int splits) {
    this.progress = progress;
    this.splits = splits;
  }

  /** Throws if the work is cancelled. */
  public void check() {
    progress.check();
  }

  /** Notes that some splits, or a part of one, are done; reports whole ones. */
  public synchronized void advance(double some) {
    done += some;
    int whole = (int) (done + ROUNDING);
    if (whole > told) {
      told = whole;
      progress.report((double) whole / splits, "split " + whole + " of " + splits);
    }
  }
}
