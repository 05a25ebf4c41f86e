package wernicke.endpoints.internal.plugin;

import java.util.List;
import wernicke.api.Assembly;
import wernicke.api.Dataset;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.StimuliCompleted;
import wernicke.api.store.Materials;
import wernicke.endpoints.internal.request.Service;
import wernicke.endpoints.internal.request.Task;

/** Answers for a data set: what it loads goes into the store. */
public record DatasetService(Plugin plugin, Dataset dataset, Materials materials)
    implements Service {
  @Override
  public String property() {
    return "dataset";
  }

  @Override
  public List<String> topics() {
    return List.of("wernicke/stimuli/REQUESTED");
  }

  @Override
  public Reply answer(Request request, Task task) {
    Assembly assembly = dataset.load(task);
    check(assembly);
    return new StimuliCompleted(request.request(), materials.put(assembly));
  }

  /** A data set without responses can be read all the same; whoever scores it has to refuse. */
  private static void check(Assembly assembly) {
    int rows = assembly.values().rows();
    int before = -1;
    for (int row : assembly.scored()) {
      if (row <= before || row >= rows) {
        throw new PluginException(
            assembly.dataset()
                + ": scored presentation "
                + row
                + " is out of order or outside 0.."
                + (rows - 1));
      }
      before = row;
    }
  }
}
