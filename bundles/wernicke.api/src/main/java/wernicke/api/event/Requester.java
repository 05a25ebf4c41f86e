package wernicke.api.event;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestProgress;

/** Service: asks plugins on Event Admin, and hears their replies. Thread-safe. */
@ProviderType
public interface Requester {
  /**
   * Says the request. Its one reply completes the future: what the plugin answers, or a {@link
   * WernickeEvent.RequestFailed} if it refuses, leaves, or is late. To cancel the future withdraws
   * the request.
   *
   * @param news hears how far it is, on a thread that must not be held up
   */
  CompletableFuture<Reply> ask(Request request, Consumer<RequestProgress> news);
}
