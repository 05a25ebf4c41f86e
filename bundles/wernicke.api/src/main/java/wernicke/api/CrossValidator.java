package wernicke.api;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Service: makes the splits of a scheme (science.md section 5). A request carries the scheme and
 * its seed; the splits are made where they are needed, everywhere the same. Thread-safe.
 */
@ProviderType
public interface CrossValidator {
  /**
   * The splits whose scores count.
   *
   * @throws PluginException if there are too few rows or groups, or a presentation lacks the
   *     metadata
   */
  List<Split> outer(CrossValidation cv, Assembly assembly);

  /**
   * The inner splits of the nested choice of a layer, {@link Split#inner}.
   *
   * @param outer of {@link #outer}
   * @return empty if there is nothing to choose on
   */
  List<Split> inner(List<Split> outer);

  /**
   * The outer splits, and behind them the inner ones where they are wanted.
   *
   * @param nested whether they are
   */
  default List<Split> all(CrossValidation cv, boolean nested, Assembly assembly) {
    List<Split> outer = outer(cv, assembly);
    return nested ? Stream.of(outer, inner(outer)).flatMap(List::stream).toList() : outer;
  }
}
