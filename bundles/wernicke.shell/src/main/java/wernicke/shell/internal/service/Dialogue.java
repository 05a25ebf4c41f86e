package wernicke.shell.internal.service;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;
import wernicke.api.PluginException;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.shell.internal.cli.Terminal;

/**
 * Asks a plugin for something that needs no job, as the scorer does: a request on Event Admin, and
 * the one reply to it. The thread of the verb waits, never the event thread.
 */
@Component(
    service = {Dialogue.class, EventHandler.class},
    immediate = true)
@EventTopics({
  "wernicke/generation/COMPLETED",
  "wernicke/stimuli/COMPLETED",
  "wernicke/request/FAILED",
  "wernicke/request/PROGRESS"
})
public final class Dialogue implements EventHandler {
  private static final long TICK = 500;

  private final EventAdmin eventAdmin;
  private final Map<String, BlockingQueue<WernickeEvent>> open = new ConcurrentHashMap<>();

  @Activate
  public Dialogue(@Reference EventAdmin eventAdmin) {
    this.eventAdmin = eventAdmin;
  }

  @Override
  public void handleEvent(Event event) {
    WernickeEvent.of(event.getTopic(), event::getProperty).ifPresent(this::hand);
  }

  private void hand(WernickeEvent event) {
    id(event).map(open::get).ifPresent(queue -> queue.add(event));
  }

  private static Optional<String> id(WernickeEvent event) {
    if (event instanceof RequestProgress progress) {
      return Optional.of(progress.request());
    }
    return event instanceof Reply reply ? Optional.of(reply.request()) : Optional.empty();
  }

  /**
   * Asks and waits for the reply.
   *
   * @param label what to call the work in the progress line
   * @param request makes the request of an id
   * @throws PluginException if the plugin refuses or leaves
   * @throws InterruptedException if nobody waits any more; the request is withdrawn
   */
  public Reply ask(String label, Function<String, Request> request, Terminal terminal)
      throws InterruptedException {
    String id = UUID.randomUUID().toString();
    BlockingQueue<WernickeEvent> news = new LinkedBlockingQueue<>();
    ProgressLine line = new ProgressLine(terminal);
    open.put(id, news);
    try {
      post(request.apply(id));
      return await(label, news, line, terminal);
    } catch (InterruptedException e) {
      line.abandon();
      post(new RequestCancelled(id));
      throw e;
    } finally {
      open.remove(id);
      line.clear();
    }
  }

  private static Reply await(
      String label, BlockingQueue<WernickeEvent> news, ProgressLine line, Terminal terminal)
      throws InterruptedException {
    while (true) {
      terminal.check();
      WernickeEvent event = news.poll(TICK, TimeUnit.MILLISECONDS);
      if (event instanceof RequestFailed failed) {
        throw new PluginException(failed.message());
      } else if (event instanceof Reply reply) {
        return reply;
      } else if (event instanceof RequestProgress progress) {
        line.show(label, progress.fraction(), -1, progress.what());
      }
    }
  }

  private void post(WernickeEvent event) {
    eventAdmin.postEvent(new Event(event.topic(), event.properties()));
  }
}
