package wernicke.scorer.internal.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;
import wernicke.api.event.Requester;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.PluginDeparted;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;

/** The requests that are under way, whoever asked. */
@Component(
    service = {Requester.class, EventHandler.class},
    immediate = true)
@EventTopics({"wernicke/*"})
public final class Requests implements Requester, EventHandler {
  /** In case an endpoint was lost with its timer. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final EventAdmin eventAdmin;
  private final Duration grace;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  /** A request under way. */
  private record Open(
      Request request, CompletableFuture<Reply> answer, Consumer<RequestProgress> news) {}

  @Activate
  public Requests(@Reference EventAdmin eventAdmin) {
    this(eventAdmin, GRACE);
  }

  /** With another time after the deadline. */
  Requests(EventAdmin eventAdmin, Duration grace) {
    this.eventAdmin = eventAdmin;
    this.grace = grace;
  }

  @Override
  public CompletableFuture<Reply> ask(Request request, Consumer<RequestProgress> news) {
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    open.put(request.request(), new Open(request, answer, news));
    var unused = answer.whenComplete((reply, cancelled) -> settle(request));
    long left = Math.max(0, request.deadline() - System.currentTimeMillis());
    answer.completeOnTimeout(
        new RequestFailed(request.request(), Reason.TIMEOUT, "no answer before the deadline"),
        left + grace.toMillis(),
        TimeUnit.MILLISECONDS);
    say(request);
    return answer;
  }

  /** If it ends in anything but a reply that was heard, nobody waits for one any more. */
  private void settle(Request request) {
    if (open.remove(request.request()) != null) {
      say(new RequestCancelled(request.request()));
    }
  }

  private void say(WernickeEvent event) {
    eventAdmin.postEvent(new Event(event.topic(), event.properties()));
  }

  @Override
  public void handleEvent(Event event) {
    WernickeEvent.of(event.getTopic(), event::getProperty).ifPresent(this::hear);
  }

  private void hear(WernickeEvent event) {
    if (event instanceof Reply reply) {
      Optional.ofNullable(open.remove(reply.request()))
          .ifPresent(asked -> asked.answer().complete(reply));
    } else if (event instanceof RequestProgress progress) {
      Optional.ofNullable(open.get(progress.request()))
          .ifPresent(asked -> asked.news().accept(progress));
    } else if (event instanceof PluginDeparted departed) {
      left(departed);
    }
  }

  /** Whatever the plugin was asked will not be answered, even if it never reached it. */
  private void left(PluginDeparted departed) {
    for (Open asked : new ArrayList<>(open.values())) {
      Request request = asked.request();
      if (request.kind() == departed.kind() && request.plugin().equals(departed.id())) {
        String line = request.kind().label() + " '" + request.plugin() + "' left";
        asked.answer().complete(new RequestFailed(request.request(), Reason.DEPARTED, line));
      }
    }
  }
}
