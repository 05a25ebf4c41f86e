package wernicke.scorer.internal.cost;

import java.util.LinkedHashMap;
import java.util.Map;

/** A job and the controls beside it, as one bar shows them. Used by the conductor's thread. */
public final class Group {
  private final Map<Long, Ledger> members = new LinkedHashMap<>();
  private double shown;

  /** Another job of the group. */
  public void add(long job, Ledger ledger) {
    members.put(job, ledger);
  }

  /** How many controls there are whose time is not known yet. */
  long unknown() {
    return members.values().stream().filter(ledger -> !ledger.known()).count();
  }

  /** What each job will take that does not know it by itself yet. */
  public void guess(Span seconds) {
    members.values().stream().filter(l -> !l.known()).forEach(l -> l.guess(seconds));
  }

  /** What all that is open is expected to take. */
  public Span expected() {
    return members.values().stream().map(Ledger::expected).reduce(Span.NONE, Span::plus);
  }

  /** Seconds of work that are left; negative while nobody can tell. */
  public double remaining() {
    boolean known = !members.isEmpty() && members.values().stream().allMatch(Ledger::known);
    return known ? members.values().stream().mapToDouble(Ledger::remaining).sum() : -1;
  }

  /** How much of the time is over, from 0 to 1; never less than before. */
  public double fraction() {
    double spent = members.values().stream().mapToDouble(Ledger::spent).sum();
    double remaining = remaining();
    if (remaining >= 0 && spent + remaining > 0) {
      shown = Math.max(shown, spent / (spent + remaining));
    }
    return shown;
  }
}
