package wernicke.shell.internal.events;

import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers a handler while somebody hears: what nobody follows costs nothing. */
@Component
public final class AdminFeed implements EventFeed {
  private static final Logger LOG = LoggerFactory.getLogger(AdminFeed.class);

  private final BundleContext context;

  @Activate
  public AdminFeed(BundleContext context) {
    this.context = context;
  }

  @Override
  public Hearing hear(EventHandler handler) {
    ServiceRegistration<EventHandler> registration =
        context.registerService(
            EventHandler.class,
            handler,
            FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, "wernicke/*")));
    return () -> end(registration);
  }

  private static void end(ServiceRegistration<EventHandler> registration) {
    try {
      registration.unregister();
    } catch (IllegalStateException e) {
      LOG.debug("the bundle stopped, so the handler is gone already", e);
    }
  }
}
