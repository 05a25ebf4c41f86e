package wernicke.api;

import java.util.List;
import java.util.Optional;

/**
 * Compares features of a model with responses of people. Register it as an OSGi service with these
 * properties:
 *
 * <table>
 * <caption>Service properties</caption>
 * <tr><th>{@code wernicke.id}</th><td>String, required: the id on the shell and in benchmark ids</td></tr>
 * <tr><th>{@code wernicke.description}</th><td>String: one line for {@code metrics}</td></tr>
 * <tr><th>{@code wernicke.behavioural}</th><td>Boolean: true if it compares surprisals with behaviour (no fitting, no splits)</td></tr>
 * </table>
 *
 * <p>A new metric needs nothing else: it is at once available as {@code <data set>-<metric id>} on
 * every data set. Calls come from one worker thread at a time, never from an event thread.
 */
public interface Metric {
  /**
   * Compares one layer with all neuroids.
   *
   * @param features presentations x d, row i belongs to row i of {@code assembly.values()}
   * @param splits of the scored presentations; all in one call, so that work on the features is
   *     done once
   * @return one row of values per split
   * @throws PluginException if shapes or values make a comparison meaningless
   */
  Comparison compare(Matrix features, Assembly assembly, List<Split> splits, Progress progress);

  /**
   * The ceiling of this metric on this data under these splits; empty if the data cannot tell (a
   * single subject, means only).
   *
   * @param splits of the scored presentations, without the inner ones of the nested layer choice
   */
  default Optional<Ceiling> ceiling(Assembly assembly, List<Split> splits, Progress progress) {
    return Optional.empty();
  }
}
