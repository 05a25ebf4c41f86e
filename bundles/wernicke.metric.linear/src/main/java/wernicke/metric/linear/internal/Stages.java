package wernicke.metric.linear.internal;

import java.util.Arrays;
import wernicke.api.Progress;

/** Progress of several pieces of work, one after the other. */
public final class Stages {
  private final Progress progress;
  private final int[] sizes;
  private int next;

  /**
   * @param sizes how long each piece takes, in any unit
   */
  public Stages(Progress progress, int... sizes) {
    this.progress = progress;
    this.sizes = sizes;
  }

  /** The progress of the next piece, with a name for people or an empty one. */
  public Progress next(String name) {
    double all = Arrays.stream(sizes).sum();
    double from = Arrays.stream(sizes, 0, next).sum() / all;
    double share = sizes[next++] / all;
    return new Progress() {
      @Override
      public void report(double fraction, String what) {
        progress.report(from + fraction * share, name.isEmpty() ? what : name + ": " + what);
      }

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
  }
}
