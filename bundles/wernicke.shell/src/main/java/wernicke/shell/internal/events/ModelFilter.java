package wernicke.shell.internal.events;

import java.util.Optional;
import java.util.function.LongFunction;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.EvaluationRequested;
import wernicke.api.event.WernickeEvent.JobChanged;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.PluginDeparted;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.job.Job;

/**
 * Which events are about one model: what it is asked and answers, what is asked for its jobs, its
 * coming and going.
 *
 * @param model its id
 * @param jobs finds a job
 */
record ModelFilter(String model, LongFunction<Optional<Job>> jobs) {
  /**
   * Whether an event is about the model.
   *
   * @param about the request that the event is, or is about, if it is known
   */
  boolean concerns(WernickeEvent event, Optional<Request> about) {
    if (event instanceof JobChanged changed) {
      return names(changed.job());
    } else if (event instanceof JobProgress progress) {
      return names(progress.id());
    } else if (event instanceof PluginArrived arrived) {
      return is(arrived.kind(), arrived.id());
    } else if (event instanceof PluginDeparted departed) {
      return is(departed.kind(), departed.id());
    }
    return about.filter(this::asks).isPresent();
  }

  private boolean asks(Request request) {
    return is(request.kind(), request.plugin())
        || (request instanceof EvaluationRequested evaluation && is(evaluation.model().id()))
        || names(request.job());
  }

  private boolean is(Plugin.Kind kind, String id) {
    return kind == Plugin.Kind.MODEL && is(id);
  }

  private boolean is(String id) {
    return model.equals(id);
  }

  private boolean names(long job) {
    return jobs.apply(job).filter(this::names).isPresent();
  }

  private boolean names(Job job) {
    return job.spec().models().contains(model);
  }
}
