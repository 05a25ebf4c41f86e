package wernicke.model.transformers.internal.model;

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
   * @param kept number of tokens that have passed all of them before
   */
  Meter(long tokens, int blocks, long kept, Progress progress) {
    this.tokens = tokens;
    this.blocks = blocks;
    this.progress = progress;
    this.done = kept * blocks;
  }

  /** So many tokens have passed one more block each. */
  void add(long count) {
    done += count;
    report();
  }

  /** Tells how far it is. */
  void report() {
    double fraction = tokens == 0 ? 1 : (double) done / blocks / tokens;
    progress.report(fraction, done / blocks + " of " + tokens + " tokens");
  }
}
