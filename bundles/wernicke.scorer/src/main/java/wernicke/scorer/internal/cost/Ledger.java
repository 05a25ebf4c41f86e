package wernicke.scorer.internal.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import wernicke.scorer.internal.conversation.Purpose;

/**
 * The time of one job: what it worked so far, and what its open parts will take. What the store has
 * already is no part of it, so a job that is taken up counts only what it computes itself. Used by
 * the conductor's thread.
 */
public final class Ledger {
  /** Of a step, the part after which its own pace says all about the rest. */
  private static final double TELLING = 0.1;

  /** A step that takes longer than it should is at least so much of it from its end. */
  private static final double OVERDUE = 0.1;

  /** Of a step, the part that may have been there before if what it takes is to be remembered. */
  private static final double MEASURED = 0.5;

  private final Costs costs;
  private final DoubleSupplier worked;
  private final Map<Purpose, Part> open = new LinkedHashMap<>();
  private boolean planned;
  private Span guess;

  private Part current;
  private double begun;
  private double firstFraction = -1;
  private double firstAt;
  private double fraction;

  /**
   * An empty one.
   *
   * @param worked seconds that the job worked so far
   */
  public Ledger(Costs costs, DoubleSupplier worked) {
    this.costs = costs;
    this.worked = worked;
  }

  /** Now it is known what is to be computed. */
  public void plan(List<Part> parts) {
    planned = true;
    open.clear();
    parts.forEach(part -> open.put(part.purpose(), part));
  }

  /** What it will take altogether, for a job whose turn comes later. */
  void guess(Span seconds) {
    guess = seconds;
  }

  /** Whether anything can be told of what is left. */
  boolean known() {
    return planned || guess != null;
  }

  /** Seconds that the job worked so far. */
  double spent() {
    return worked.getAsDouble();
  }

  /** What the open parts are expected to take, the current one included. */
  public Span expected() {
    if (!planned) {
      return guess == null ? Span.NONE : guess;
    }
    return open.values().stream().map(costs::predict).reduce(Span.NONE, Span::plus);
  }

  /** Seconds of work that are left. */
  public double remaining() {
    double all = expected().likely();
    if (current == null || !planned) {
      return all;
    }
    double whole = costs.predict(current).likely();
    double others = open.containsKey(current.purpose()) ? all - whole : all;
    return Math.max(0, others) + left(whole);
  }

  /** Of the current step: as was expected at first, then more and more by its own pace. */
  private double left(double whole) {
    double now = spent();
    if (firstFraction < 0) {
      return Math.max(whole - (now - begun), OVERDUE * whole);
    }
    double made = fraction - firstFraction;
    double trust = Math.min(1, made / TELLING);
    double pace = made > 0 ? (now - firstAt) / made : 0;
    return (1 - fraction) * (trust * pace + (1 - trust) * whole);
  }

  /** A step begins. */
  public void begin(Part part) {
    current = part;
    begun = spent();
    firstFraction = -1;
    fraction = 0;
  }

  /** The step of that purpose begins, if it is one that counts. */
  public void begin(Purpose purpose) {
    Part part = open.get(purpose);
    if (part != null) {
      begin(part);
    } else {
      current = null;
    }
  }

  /**
   * How far the current step is by its own account, from 0 to 1. Its pace is measured from where it
   * first has something: a recording that is taken up tells 0 while it loads, then what was kept.
   */
  public void progress(double done) {
    fraction = Math.max(fraction, Math.min(1, done));
    if (firstFraction <= 0) {
      firstFraction = fraction;
      firstAt = spent();
    }
  }

  /**
   * The current step is done.
   *
   * @param lasting see {@link Costs#measured}
   */
  public void done(boolean lasting) {
    if (current == null) {
      return;
    }
    costs.measured(current, whole(), lasting && firstFraction <= MEASURED);
    open.remove(current.purpose());
    current = null;
  }

  /**
   * Seconds that all of the current step takes. If its first part was made in no time, it was there
   * before: then the pace of the rest tells.
   */
  private double whole() {
    double elapsed = spent() - begun;
    double rest = 1 - firstFraction;
    return firstFraction > 0 && rest > 0 ? Math.max(elapsed, (spent() - firstAt) / rest) : elapsed;
  }

  /** Nothing more will be computed. */
  public void close() {
    planned = true;
    open.clear();
    current = null;
  }
}
