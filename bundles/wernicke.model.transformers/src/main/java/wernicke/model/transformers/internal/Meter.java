package wernicke.model.transformers.internal;

import wernicke.api.Progress;

/** Counts tokens through blocks, in whatever order they come. */
final class Meter {
  private final long tokens;
  private final int blocks;
  private final Progress progress;
  private long done;

  /**
   * @param tokens number of tokens
   * @param blocks number of blocks that each passes
   */
  Meter(long tokens, int blocks, Progress progress) {
    this.tokens = tokens;
    this.blocks = blocks;
    this.progress = progress;
  }

  /** So many tokens have passed one more block. */
  void add(int count) {
    done += count;
    report();
  }

  /** Tells how far it is. */
  void report() {
    double fraction = tokens == 0 ? 1 : (double) done / blocks / tokens;
    progress.report(fraction, done / blocks + " of " + tokens + " tokens");
  }
}
