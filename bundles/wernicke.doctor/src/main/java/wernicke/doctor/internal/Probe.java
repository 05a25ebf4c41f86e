package wernicke.doctor.internal;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import wernicke.api.event.WernickeEvent.RequestCancelled;

/**
 * Sends events that everybody has to ignore: cancellations of requests that do not exist. Event
 * Admin delivers the events of a thread in order, each to every handler, before the next; so when
 * the second arrives the first has been offered to all.
 */
final class Probe {
  static final String TOPIC = "wernicke/request/CANCELLED";

  private final BundleContext context;
  private final EventAdmin admin;

  Probe(BundleContext context, EventAdmin admin) {
    this.context = context;
    this.admin = admin;
  }

  /** Whether every handler has been offered the event within that time. */
  boolean delivered(long milliseconds) throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    RequestCancelled last = new RequestCancelled("doctor-" + UUID.randomUUID());
    EventHandler handler =
        event -> {
          if (last.request().equals(event.getProperty("request"))) {
            arrived.countDown();
          }
        };
    ServiceRegistration<EventHandler> registration =
        context.registerService(
            EventHandler.class,
            handler,
            FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, TOPIC)));
    try {
      post(new RequestCancelled("doctor-" + UUID.randomUUID()));
      post(last);
      return arrived.await(milliseconds, TimeUnit.MILLISECONDS);
    } finally {
      registration.unregister();
    }
  }

  private void post(RequestCancelled event) {
    admin.postEvent(new Event(event.topic(), event.properties()));
  }
}
