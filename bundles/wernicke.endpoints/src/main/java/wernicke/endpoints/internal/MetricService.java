package wernicke.endpoints.internal;

import java.util.List;
import java.util.concurrent.Semaphore;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent.CeilingCompleted;
import wernicke.api.event.WernickeEvent.CeilingRequested;
import wernicke.api.event.WernickeEvent.ComparisonCompleted;
import wernicke.api.event.WernickeEvent.ComparisonRequested;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.store.Recordings;

/** Answers for a metric: aligns a stored recording with the responses and compares; ceilings. */
record MetricService(Plugin plugin, Metric metric, Recordings recordings, Semaphore permits)
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
      return new CeilingCompleted(
          request.request(),
          metric.ceiling(ceiling.assembly(), ceiling.splits(), task).orElse(null));
    }
    throw new IllegalArgumentException("a metric does not answer " + request.topic());
  }

  private Comparison compare(ComparisonRequested request, Task task) {
    Recording recording =
        recordings
            .open(request.key())
            .orElseThrow(
                () ->
                    new PluginException(
                        "the recording "
                            + request.key()
                            + " is no longer in the store: retry the job"));
    Assembly assembly = request.assembly();
    Matrix features =
        assembly
            .alignment()
            .apply(recording.layer(request.layer()), recording.rows(), assembly.stimuli());
    Comparison comparison = metric.compare(features, assembly, request.splits(), task);
    if (comparison.values().rows() != request.splits().size()
        || comparison.values().columns() != assembly.neuroids().size()) {
      throw new PluginException(
          "metric '"
              + plugin.id()
              + "' returned "
              + comparison.values()
              + " for "
              + request.splits().size()
              + " splits and "
              + assembly.neuroids().size()
              + " neuroids");
    }
    return comparison;
  }
}
