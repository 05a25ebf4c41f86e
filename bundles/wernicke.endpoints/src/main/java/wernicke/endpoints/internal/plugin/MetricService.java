package wernicke.endpoints.internal.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.CrossValidator;
import wernicke.api.LayerRecording;
import wernicke.api.Metric;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.Split;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent.CeilingCompleted;
import wernicke.api.event.WernickeEvent.CeilingRequested;
import wernicke.api.event.WernickeEvent.ComparisonCompleted;
import wernicke.api.event.WernickeEvent.ComparisonRequested;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.endpoints.internal.request.Service;
import wernicke.endpoints.internal.request.Task;

/**
 * Answers for a metric: aligns a stored recording with the responses and compares; ceilings.
 *
 * @param splits makes them, of the scheme of a request
 */
public record MetricService(
    Plugin plugin, Metric metric, Shelves shelves, CrossValidator splits, Semaphore permits)
    implements Service {
  @Override
  public String property() {
    return "metric";
  }

  @Override
  public List<String> topics() {
    return List.of("wernicke/comparison/REQUESTED", "wernicke/ceiling/REQUESTED");
  }

  @Override
  public Reply answer(Request request, Task task) throws InterruptedException {
    task.acquire(permits);
    if (request instanceof ComparisonRequested comparison) {
      return new ComparisonCompleted(request.request(), compare(comparison, task));
    } else if (request instanceof CeilingRequested ceiling) {
      return new CeilingCompleted(request.request(), ceiling(ceiling, task).orElse(null));
    }
    throw new IllegalArgumentException("a metric does not answer " + request.topic());
  }

  private Comparison compare(ComparisonRequested request, Task task) {
    Recording recording = open(request.key());
    LayerRecording layer = new LayerRecording(recording.layer(request.layer()), recording.rows());
    Assembly assembly = shelves.materials().open(request.assembly());
    List<Split> divided = splits.all(request.cv(), request.nested(), assembly);
    Comparison comparison =
        metric.with(request.settings()).compare(layer, controls(request), assembly, divided, task);
    return new Outcomes(plugin).require(comparison, divided.size(), assembly.neuroids().size());
  }

  private Optional<Ceiling> ceiling(CeilingRequested request, Task task) {
    Assembly assembly = shelves.materials().open(request.assembly());
    List<Split> outer = splits.outer(request.cv(), assembly);
    Optional<Ceiling> ceiling = metric.with(request.settings()).ceiling(assembly, outer, task);
    return new Outcomes(plugin).require(ceiling, assembly.neuroids().size());
  }

  private Recording open(String key) {
    return shelves
        .recordings()
        .open(key)
        .orElseThrow(
            () ->
                new PluginException(
                    "the recording " + key + " is no longer in the store: retry the job"));
  }

  private Map<String, LayerRecording> controls(ComparisonRequested request) {
    Map<String, LayerRecording> controls = new LinkedHashMap<>();
    request.controls().forEach((id, key) -> controls.put(id, only(id, open(key))));
    return controls;
  }

  private static LayerRecording only(String control, Recording recording) {
    if (recording.layers().size() != 1) {
      throw new PluginException(
          "'%s' has %d layers: a control has one".formatted(control, recording.layers().size()));
    }
    return new LayerRecording(recording.layers().values().iterator().next(), recording.rows());
  }
}
