package wernicke.scorer.internal.cost;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.store.Cost;
import wernicke.api.store.Cost.Step;

/**
 * What steps cost on this machine: measured, remembered, and used to tell how long the next ones
 * will take. The nearer what was measured, the narrower the answer. Used by the conductor's thread.
 */
public final class Costs {
  private static final Logger LOG = LoggerFactory.getLogger(Costs.class);

  /** Around the same step with the same work, another amount of it, another subject, a guess. */
  private static final double SAME = 1.25;

  private static final double SCALED = 2;
  private static final double OTHER = 4;
  private static final double GUESS = 8;

  /** No step is quicker: it is asked for, answered and committed. */
  private static final double SHORTEST = 0.02;

  /** Exponent of time over work, between steps of one kind that were measured here. */
  private static final double GROWTH = 0.85;

  /** What changes less is not stored again. */
  private static final double NEWS = 0.2;

  private record Key(Step step, String subject, double work) {
    static Key of(Cost cost) {
      return new Key(cost.step(), cost.subject(), cost.work());
    }
  }

  private final Map<Key, Cost> known = new LinkedHashMap<>();
  private final Consumer<Cost> store;

  /**
   * Nothing measured yet.
   *
   * @param store keeps what is measured
   */
  public Costs(Consumer<Cost> store) {
    this.store = store;
  }

  /** Takes what an earlier process measured. */
  public void recall(Iterable<Cost> costs) {
    costs.forEach(cost -> known.put(Key.of(cost), cost));
  }

  /**
   * Takes a measurement; of repeated ones the last counts half.
   *
   * @param lasting whether it is good enough to be kept: nothing else ran at the same time
   */
  void measured(Part part, double seconds, boolean lasting) {
    Cost before = known.get(new Key(part.step(), part.subject(), part.work()));
    double mean = before == null ? seconds : (before.seconds() + seconds) / 2;
    Cost cost = new Cost(part.step(), part.subject(), part.work(), mean);
    known.put(Key.of(cost), cost);
    if (lasting && (before == null || news(before.seconds(), mean))) {
      keep(cost);
    }
  }

  private static boolean news(double before, double now) {
    return Math.abs(now - before) > NEWS * before;
  }

  /** A cost that cannot be kept is measured again some day. */
  private void keep(Cost cost) {
    try {
      store.accept(cost);
    } catch (PluginException e) {
      LOG.warn("what a step cost cannot be stored: {}", e.getMessage());
    }
  }

  /** How long a part will take. */
  public Span predict(Part part) {
    Cost same = known.get(new Key(part.step(), part.subject(), part.work()));
    if (same != null) {
      return Span.about(same.seconds(), SAME);
    }
    Cost own = nearest(part, cost -> cost.subject().equals(part.subject()));
    if (own != null) {
      return Span.about(scaled(own, part), SCALED);
    }
    Cost other = nearest(part, cost -> true);
    return other == null
        ? Span.about(Math.max(SHORTEST, part.work() / rate(part.step())), GUESS)
        : Span.about(scaled(other, part), OTHER);
  }

  private Cost nearest(Part part, Predicate<Cost> which) {
    return known.values().stream()
        .filter(cost -> cost.step() == part.step() && which.test(cost))
        .min(Comparator.comparingDouble(cost -> Math.abs(Math.log(cost.work() / part.work()))))
        .orElse(null);
  }

  /**
   * Beyond what every step takes, the time grows a little less than the work does: part of it does
   * not depend on the amount, and larger matrices are multiplied quicker.
   */
  private static double scaled(Cost cost, Part part) {
    double beyond = Math.max(0, cost.seconds() - SHORTEST);
    return SHORTEST + beyond * Math.pow(part.work() / cost.work(), GROWTH);
  }

  /** Units of work in a second before anything was measured: an ordinary processor of two cores. */
  private static double rate(Step step) {
    return switch (step) {
      case LOADING -> 1;
      case RECORDING -> 2e10;
      case COMPARISON -> 2e9;
      case CEILING -> 2e9;
      case EVALUATION -> 2e10;
    };
  }
}
