package wernicke.endpoints.internal.request;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import wernicke.api.catalog.Plugin.Kind;

/** How much may be worked on at the same time, and for how long; changes while work goes on. */
public final class Allowance {
  private final Permits recordings;
  private final Permits comparisons;
  private volatile Limits limits;

  public Allowance(Limits limits) {
    this.limits = limits;
    this.recordings = new Permits(Math.max(1, limits.recordings()));
    this.comparisons = new Permits(Math.max(1, limits.comparisons()));
  }

  public void change(Limits now) {
    limits = now;
    recordings.change(Math.max(1, now.recordings()));
    comparisons.change(Math.max(1, now.comparisons()));
  }

  /** What recordings take one of. */
  public Semaphore recordings() {
    return recordings;
  }

  /** What comparisons and ceilings take one of. */
  public Semaphore comparisons() {
    return comparisons;
  }

  /** Requests that may wait for one plugin. */
  int queue() {
    return Math.max(1, limits.queue());
  }

  /** How long a new plugin may take to say what it is. */
  public Duration introduction() {
    return Duration.ofSeconds(Math.max(1, limits.introductionSeconds()));
  }

  /** How long a plugin may work without a sign of life. */
  public Duration silence(Kind kind) {
    int seconds =
        kind == Kind.METRIC ? limits.comparisonSilenceSeconds() : limits.recordingSilenceSeconds();
    return Duration.ofSeconds(Math.max(1, seconds));
  }

  /** The setting that {@link #silence} comes from, for people. */
  static String silenceSetting(Kind kind) {
    return kind == Kind.METRIC ? "comparisonSilenceSeconds" : "recordingSilenceSeconds";
  }
}
