package wernicke.endpoints.internal.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestAccepted;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;

/**
 * Requests on their way: heard, but not yet accepted by whoever answers for the plugin. One that
 * got lost, because its plugin was just leaving, arriving or both, is asked again; one that nobody
 * can answer fails. So nobody who asks ever waits for nobody, whoever asks.
 */
public final class Deliveries {
  /** After so long without acceptance a request is asked again. */
  static final long AGAIN_MILLIS = 1_000;

  /** How long a plugin that was asked may be away before the request fails. */
  static final long ABSENT_MILLIS = 5_000;

  /** How long a plugin that is there may ignore a request before it fails. */
  static final long DEAF_MILLIS = 15_000;

  /** Acceptances are remembered, for they may be heard before their requests. */
  private static final int REMEMBERED = 4096;

  private final Bus bus;
  private final BiPredicate<Kind, String> served;
  private final LongSupplier clock;
  private final Map<String, Letter> open = new LinkedHashMap<>();
  private final Map<String, Boolean> settled =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** A request that nobody has accepted yet. */
  private static final class Letter {
    private final Request request;
    private final long first;
    private long last;

    Letter(Request request, long now) {
      this.request = request;
      this.first = now;
      this.last = now;
    }

    private boolean isFor(PluginArrived arrived) {
      return request.kind() == arrived.kind() && request.plugin().equals(arrived.id());
    }

    private String name() {
      return request.kind().label() + " '" + request.plugin() + "'";
    }
  }

  /**
   * @param served whether the catalog lists the plugin
   * @param clock milliseconds that never go back
   */
  public Deliveries(Bus bus, BiPredicate<Kind, String> served, LongSupplier clock) {
    this.bus = bus;
    this.served = served;
    this.clock = clock;
  }

  /** Takes note of what is said. */
  public synchronized void hear(WernickeEvent event) {
    if (event instanceof Request request) {
      if (!settled.containsKey(request.request())) {
        open.putIfAbsent(request.request(), new Letter(request, clock.getAsLong()));
      }
    } else if (event instanceof RequestAccepted accepted) {
      settle(accepted.request());
    } else if (event instanceof Reply reply) {
      settle(reply.request());
    } else if (event instanceof RequestCancelled cancelled) {
      settle(cancelled.request());
    } else if (event instanceof PluginArrived arrived) {
      open.values().stream().filter(letter -> letter.isFor(arrived)).forEach(this::again);
    }
  }

  private void settle(String request) {
    open.remove(request);
    settled.put(request, true);
  }

  /** Asks again, or fails, what has waited for long enough; called now and then. */
  public synchronized void look() {
    long now = clock.getAsLong();
    List<Letter> letters = new ArrayList<>(open.values());
    for (Letter letter : letters) {
      boolean there = served.test(letter.request.kind(), letter.request.plugin());
      if (now - letter.first >= (there ? DEAF_MILLIS : ABSENT_MILLIS)) {
        fail(letter, there);
      } else if (there && now - letter.last >= AGAIN_MILLIS) {
        again(letter);
      }
    }
  }

  private void again(Letter letter) {
    letter.last = clock.getAsLong();
    bus.post(letter.request);
  }

  private void fail(Letter letter, boolean there) {
    settle(letter.request.request());
    Reason reason = there ? Reason.TIMEOUT : Reason.ABSENT;
    String message =
        there
            ? letter.name() + " takes no requests: run 'doctor' to see why, or restart the service"
            : letter.name() + " left and is not back: ask again when it is there";
    bus.post(new RequestFailed(letter.request.request(), reason, message));
  }
}
