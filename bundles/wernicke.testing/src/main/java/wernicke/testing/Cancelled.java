package wernicke.testing;

import wernicke.api.Progress;

/** Of somebody who has given up before it began. */
public record Cancelled() implements Progress {
  @Override
  public void report(double fraction, String what) {}

  @Override
  public boolean cancelled() {
    return true;
  }
}
