package wernicke.shell.internal.service;

import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.PluginException;
import wernicke.api.console.Terminal;
import wernicke.api.event.Requester;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.console.internal.text.ProgressLine;

/**
 * Asks a plugin for something that needs no job, as the scorer does: a request on Event Admin, and
 * the one reply to it. The thread of the verb waits, never the event thread.
 */
@Component(service = Dialogue.class)
public final class Dialogue {
  private static final long TICK = 500;

  /** After so many ticks without news it is asked whether anybody is there to answer. */
  private static final int QUIET = 20;

  /** A model whose folder is updated is asked again; one that leaves so often is broken. */
  private static final int MOST_DEPARTURES = 20;

  private final Requester requester;
  private final Services services;

  @Activate
  public Dialogue(@Reference Requester requester, @Reference Services services) {
    this.requester = requester;
    this.services = services;
  }

  /**
   * Asks and waits for the reply. If the plugin leaves meanwhile, because it is updated for
   * example, it is asked again when it is back.
   *
   * @param label what to call the work in the progress line
   * @param request makes the request of an id
   * @throws PluginException if the plugin refuses, or leaves and stays away for seconds
   * @throws InterruptedException if nobody waits any more; the request is withdrawn
   */
  public Reply ask(String label, Function<String, Request> request, Terminal terminal)
      throws InterruptedException {
    ProgressLine line = new ProgressLine(terminal);
    try {
      Reply reply = once(label, request, line, terminal);
      for (int i = 0; departed(reply) && i < MOST_DEPARTURES; i++) {
        reply = once(label, request, line, terminal);
      }
      if (reply instanceof RequestFailed failed) {
        throw new PluginException(failed.message());
      }
      return reply;
    } catch (InterruptedException e) {
      line.abandon();
      throw e;
    } finally {
      line.clear();
    }
  }

  private static boolean departed(Reply reply) {
    return reply instanceof RequestFailed failed && failed.reason() == Reason.DEPARTED;
  }

  private Reply once(
      String label, Function<String, Request> make, ProgressLine line, Terminal terminal)
      throws InterruptedException {
    Request request = make.apply(UUID.randomUUID().toString());
    BlockingQueue<WernickeEvent> news = new LinkedBlockingQueue<>();
    CompletableFuture<Reply> answer = requester.ask(request, news::add);
    var unused = answer.thenAccept(news::add);
    try {
      return await(label, request, news, line, terminal);
    } finally {
      answer.cancel(false);
    }
  }

  private Reply await(
      String label,
      Request request,
      BlockingQueue<WernickeEvent> news,
      ProgressLine line,
      Terminal terminal)
      throws InterruptedException {
    for (int quiet = 1; true; quiet++) {
      terminal.check();
      WernickeEvent event = news.poll(TICK, TimeUnit.MILLISECONDS);
      if (event instanceof Reply reply) {
        return reply;
      } else if (event instanceof RequestProgress progress) {
        line.show(label, progress.fraction(), -1, progress.what());
        quiet = 0;
      } else if (quiet % QUIET == 0) {
        requireServed(request);
      }
    }
  }

  /**
   * The endpoints answer for every request, even for one to nobody; unless they went themselves.
   */
  private void requireServed(Request request) {
    if (services.catalog().find(request.kind(), request.plugin()).isEmpty()) {
      throw new PluginException(
          request.kind().label() + " '" + request.plugin() + "' left and did not answer");
    }
  }
}
