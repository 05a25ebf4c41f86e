package wernicke.scorer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;

/**
 * The requests that are under way. Two askers with the same purpose share one request. Used by one
 * thread only, the conductor's.
 */
final class Conversation {
  /** Who waits for a reply. */
  interface Asker {
    /** The one reply. */
    void replied(String purpose, Reply reply);

    /** News on the way. */
    void progressed(String purpose, RequestProgress progress);
  }

  /** A request under way. */
  private record Pending(
      String purpose, Plugin.Kind kind, String plugin, Request request, Set<Asker> askers) {}

  private final Consumer<WernickeEvent> bus;
  private final Map<String, Pending> byRequest = new HashMap<>();
  private final Map<String, Pending> byPurpose = new HashMap<>();

  Conversation(Consumer<WernickeEvent> bus) {
    this.bus = bus;
  }

  /**
   * Asks, or joins those who ask already.
   *
   * @param purpose equal purpose, equal answer
   * @param request makes the event from a new request id
   */
  void ask(
      Asker asker,
      String purpose,
      Plugin.Kind kind,
      String plugin,
      Function<String, Request> request) {
    Pending pending = byPurpose.get(purpose);
    if (pending != null) {
      pending.askers().add(asker);
      return;
    }
    Request event = request.apply(UUID.randomUUID().toString());
    pending = new Pending(purpose, kind, plugin, event, new LinkedHashSet<>(List.of(asker)));
    byPurpose.put(purpose, pending);
    byRequest.put(event.request(), pending);
    bus.accept(event);
  }

  /** Hands a reply on; a second one, or one to nobody's request, is ignored. */
  void reply(Reply reply) {
    Pending pending = byRequest.remove(reply.request());
    if (pending != null) {
      byPurpose.remove(pending.purpose());
      List.copyOf(pending.askers()).forEach(asker -> asker.replied(pending.purpose(), reply));
    }
  }

  void progress(RequestProgress progress) {
    Optional.ofNullable(byRequest.get(progress.request()))
        .ifPresent(p -> List.copyOf(p.askers()).forEach(a -> a.progressed(p.purpose(), progress)));
  }

  /**
   * A plugin left: whatever it was asked will not be answered, even if the request never reached
   * it.
   */
  void departed(Plugin.Kind kind, String plugin) {
    fail(
        p -> p.kind() == kind && p.plugin().equals(plugin),
        Reason.DEPARTED,
        kind.label() + " '" + plugin + "' left");
  }

  /** Fails what is overdue, in case an endpoint was lost with its timer. */
  void expire(long now) {
    fail(p -> p.request().deadline() < now, Reason.TIMEOUT, "no answer before the deadline");
  }

  private void fail(Predicate<Pending> which, Reason reason, String message) {
    for (Pending pending : new ArrayList<>(byRequest.values())) {
      if (which.test(pending)) {
        bus.accept(new RequestCancelled(pending.request().request()));
        reply(new RequestFailed(pending.request().request(), reason, message));
      }
    }
  }

  /** The asker no longer waits for anything; requests that nobody waits for are cancelled. */
  void leave(Asker asker) {
    for (Pending pending : new ArrayList<>(byRequest.values())) {
      if (pending.askers().remove(asker) && pending.askers().isEmpty()) {
        byRequest.remove(pending.request().request());
        byPurpose.remove(pending.purpose());
        bus.accept(new RequestCancelled(pending.request().request()));
      }
    }
  }
}
