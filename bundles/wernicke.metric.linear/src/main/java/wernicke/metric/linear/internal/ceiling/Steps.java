package wernicke.metric.linear.internal.ceiling;

import wernicke.api.Progress;

/** Counts equal steps of work, made on several threads, into a part of the whole progress. */
final class Steps {
  private final Progress progress;
  private final String what;
  private final double from;
  private final double to;
  private final long count;
  private long done;

  /**
   * @param what is being done, in a few words
   * @param from the fraction of the whole that is done before
   * @param to the fraction of the whole that is done after
   * @param count of the steps
   */
  Steps(Progress progress, String what, double from, double to, long count) {
    this.progress = progress;
    this.what = what;
    this.from = from;
    this.to = to;
    this.count = count;
  }

  /** One step is done; throws if no more are wanted. */
  synchronized void done() {
    progress.check();
    done++;
    progress.report(from + (to - from) * done / count, what);
  }
}
