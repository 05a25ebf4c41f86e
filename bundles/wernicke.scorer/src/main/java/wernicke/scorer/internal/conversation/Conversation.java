package wernicke.scorer.internal.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import wernicke.api.event.Requester;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestProgress;

/**
 * The questions of jobs that are under way. Two askers with the same purpose share one request.
 * Used by one thread only, the conductor's.
 */
public final class Conversation {
  /** Who waits for a reply. */
  public interface Asker {
    /** The one reply. */
    void replied(Purpose purpose, Reply reply);

    /** News on the way. */
    void progressed(Purpose purpose, RequestProgress progress);
  }

  /** A question under way. */
  private static final class Pending {
    private final Purpose purpose;
    private final Set<Asker> askers = new LinkedHashSet<>();
    private CompletableFuture<Reply> answer;

    Pending(Purpose purpose) {
      this.purpose = purpose;
    }
  }

  private final Requester requester;
  private final Executor conductor;
  private final Map<Purpose, Pending> pending = new HashMap<>();

  /**
   * Nothing asked yet.
   *
   * @param conductor the thread that all is handed on by
   */
  public Conversation(Requester requester, Executor conductor) {
    this.requester = requester;
    this.conductor = conductor;
  }

  /** Asks, or joins those who ask already. */
  public void ask(Asker asker, Question question) {
    Pending known = pending.get(question.purpose());
    if (known == null) {
      known = new Pending(question.purpose());
      pending.put(question.purpose(), known);
      known.askers.add(asker);
      ask(known, question.request().apply(UUID.randomUUID().toString()));
    } else {
      known.askers.add(asker);
    }
  }

  private void ask(Pending asked, Request request) {
    asked.answer = requester.ask(request, news -> conductor.execute(() -> progress(asked, news)));
    var unused = asked.answer.thenAccept(reply -> conductor.execute(() -> reply(asked, reply)));
  }

  /** What comes after the last asker left is ignored. */
  private void reply(Pending asked, Reply reply) {
    if (pending.remove(asked.purpose, asked)) {
      List.copyOf(asked.askers).forEach(asker -> asker.replied(asked.purpose, reply));
    }
  }

  private void progress(Pending asked, RequestProgress news) {
    List.copyOf(asked.askers).forEach(asker -> asker.progressed(asked.purpose, news));
  }

  /** The asker no longer waits for anything; requests that nobody waits for are withdrawn. */
  public void leave(Asker asker) {
    for (Pending asked : new ArrayList<>(pending.values())) {
      if (asked.askers.remove(asker) && asked.askers.isEmpty()) {
        pending.remove(asked.purpose);
        asked.answer.cancel(false);
      }
    }
  }
}
