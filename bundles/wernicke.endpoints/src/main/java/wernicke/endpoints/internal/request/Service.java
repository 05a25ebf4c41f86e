package wernicke.endpoints.internal.request;

import java.util.List;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;

/** A plugin service as an endpoint sees it: which requests it takes, and how one is answered. */
public interface Service {
  /** What the catalog says of it. */
  Plugin plugin();

  /**
   * The event property that names the plugin in a request: {@code model}, {@code dataset}, {@code
   * metric}.
   */
  String property();

  /** The topics of the requests it answers. */
  List<String> topics();

  /**
   * Does the work; called on the worker of this plugin.
   *
   * @throws wernicke.api.PluginException for bad input
   * @throws Departed if the plugin is no longer the one that was asked for
   */
  Reply answer(Request request, Task task) throws InterruptedException;

  /** The plugin is another one than the requester thinks; it has to ask anew. */
  final class Departed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Departed(String message) {
      super(message);
    }
  }
}
