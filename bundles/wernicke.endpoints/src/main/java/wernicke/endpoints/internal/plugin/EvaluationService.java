package wernicke.endpoints.internal.plugin;

import java.util.List;
import java.util.Map;
import wernicke.api.Evaluated;
import wernicke.api.Evaluation;
import wernicke.api.PluginException;
import wernicke.api.Stimuli;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.Requester;
import wernicke.api.event.WernickeEvent.EvaluationCompleted;
import wernicke.api.event.WernickeEvent.EvaluationRequested;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.store.Recordings;
import wernicke.endpoints.internal.request.Service;
import wernicke.endpoints.internal.request.Task;

/**
 * Answers for an evaluation. It takes no permit of its own: the model that it asks takes one for
 * each answer.
 */
public record EvaluationService(
    Plugin plugin, Evaluation evaluation, Shelves shelves, Requester requester) implements Service {
  @Override
  public String property() {
    return "evaluation";
  }

  @Override
  public List<String> topics() {
    return List.of("wernicke/evaluation/REQUESTED");
  }

  @Override
  public Reply answer(Request request, Task task) {
    if (request instanceof EvaluationRequested evaluated) {
      return new EvaluationCompleted(request.request(), evaluate(evaluated, task));
    }
    throw new IllegalArgumentException("an evaluation does not answer " + request.topic());
  }

  private Evaluated evaluate(EvaluationRequested request, Task task) {
    Evaluation set = evaluation.with(request.settings());
    AskedModel model = new AskedModel(request, shelves.materials(), requester, task);
    Stimuli stimuli = shelves.materials().open(request.stimuli()).stimuli();
    Evaluated found;
    try (Recordings.OpenDraft draft =
        shelves.recordings().draft(request.key(), metadata(request, stimuli))) {
      found = set.evaluate(model, stimuli, task, draft);
      task.check();
    }
    if (found == null) {
      throw new PluginException(
          "evaluation '" + plugin.id() + "' found nothing: this is a mistake of the evaluation");
    }
    shelves.recordings().removeDraft(request.key());
    return found;
  }

  private Map<String, String> metadata(EvaluationRequested request, Stimuli stimuli) {
    return Map.of(
        "evaluation", plugin.id(),
        "code", plugin.code(),
        "model", request.model().id(),
        "weights", request.model().weights(),
        "stimuli", stimuli.fingerprint());
  }
}
