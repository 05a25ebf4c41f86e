package wernicke.api;

import java.util.List;
import java.util.Map;
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
   * This metric with other settings; the metric itself stays as it is.
   *
   * @param settings key to value, those of a {@link MetricSpec}
   * @throws PluginException if one is unknown or cannot be read; by default every one is
   */
  default Metric with(Map<String, String> settings) {
    if (!settings.isEmpty()) {
      throw new PluginException("the metric has no setting " + settings.keySet().iterator().next());
    }
    return this;
  }

  /**
   * Compares one layer with all neuroids, beyond what controls explain if there are any. Metrics
   * that need the parts before they are aligned, or controls, implement this; by default controls
   * are refused and the layer is aligned.
   *
   * @param controls id of the control model to its recording of the same stimuli
   * @throws PluginException if shapes or values make a comparison meaningless
   */
  default Comparison compare(
      LayerRecording layer,
      Map<String, LayerRecording> controls,
      Assembly assembly,
      List<Split> splits,
      Progress progress) {
    if (!controls.isEmpty()) {
      throw new PluginException("the metric takes no controls: use banded");
    }
    return compare(layer.aligned(assembly), assembly, splits, progress);
  }

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
   * The ceiling of this metric on this data under these splits. Where the data cannot tell (a
   * single subject, means only) it is {@link Ceiling#none} with the reason, which people read
   * beside the score; empty if the metric estimates none at all.
   *
   * @param splits of the scored presentations, without the inner ones of the nested layer choice
   */
  default Optional<Ceiling> ceiling(Assembly assembly, List<Split> splits, Progress progress) {
    return Optional.empty();
  }
}
