package wernicke.shell.internal.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import wernicke.api.event.Requester;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestProgress;

/** A requester that keeps what is said, and hands it to one listener, who may answer. */
public final class Posts implements Requester {
  public final List<WernickeEvent> said = new CopyOnWriteArrayList<>();
  public volatile Consumer<WernickeEvent> listener = event -> {};
  private final Map<String, CompletableFuture<Reply>> open = new ConcurrentHashMap<>();
  private final Map<String, Consumer<RequestProgress>> news = new ConcurrentHashMap<>();

  @Override
  public CompletableFuture<Reply> ask(Request request, Consumer<RequestProgress> hears) {
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    open.put(request.request(), answer);
    news.put(request.request(), hears);
    var unused =
        answer.whenComplete(
            (reply, cancelled) -> {
              if (cancelled != null) {
                say(new RequestCancelled(request.request()));
              }
            });
    say(request);
    return answer;
  }

  private void say(WernickeEvent event) {
    said.add(event);
    listener.accept(event);
  }

  /** Somebody says something; what nobody asked for is nobody's. */
  public void hear(WernickeEvent event) {
    if (event instanceof RequestProgress progress) {
      news.getOrDefault(progress.request(), unasked -> {}).accept(progress);
    } else if (event instanceof Reply reply && open.containsKey(reply.request())) {
      open.get(reply.request()).complete(reply);
    }
  }
}
