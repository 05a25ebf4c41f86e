package wernicke.shell.internal.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestAccepted;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestProgress;

/** The requests that were heard and not answered, so that it can be told what a reply is to. */
final class OpenRequests {
  private static final int MOST = 10_000; // whose replies may have been dropped

  private final Map<String, Request> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Request> eldest) {
          return size() > MOST;
        }
      };

  /** The request that an event is, or is about, if it was heard. */
  Optional<Request> of(WernickeEvent event) {
    if (event instanceof Request request) {
      open.put(request.request(), request);
      return Optional.of(request);
    } else if (event instanceof Reply reply) {
      return Optional.ofNullable(open.remove(reply.request()));
    }
    return id(event).map(open::get);
  }

  /** The id of the request that an event is, or is about. */
  static Optional<String> id(WernickeEvent event) {
    if (event instanceof Request request) {
      return Optional.of(request.request());
    } else if (event instanceof Reply reply) {
      return Optional.of(reply.request());
    } else if (event instanceof RequestAccepted accepted) {
      return Optional.of(accepted.request());
    } else if (event instanceof RequestCancelled cancelled) {
      return Optional.of(cancelled.request());
    }
    return event instanceof RequestProgress progress
        ? Optional.of(progress.request())
        : Optional.empty();
  }
}
