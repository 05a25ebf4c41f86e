package wernicke.doctor.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/**
 * Event Admin and its handlers.
 *
 * <p>Felix keeps its deny-list to itself, but it lets go of the service of a handler that it puts
 * there, and takes a handler's service when it delivers the first event. So a handler that was just
 * sent an event and is not in use by Event Admin is deny-listed. The event sent is the cancellation
 * of a request that does not exist, which every handler has to ignore. Handlers that do not listen
 * to it and have had no event yet cannot be told; they are counted.
 */
@Component(service = HealthCheck.class, property = "service.ranking:Integer=960")
public final class HandlersCheck implements HealthCheck {
  private static final String OURS = "wernicke/";
  private static final String TIMEOUT = "org.apache.felix.eventadmin.Timeout";
  private static final String IGNORED = "org.apache.felix.eventadmin.IgnoreTimeout";
  private static final long PATIENCE = 10_000;

  private final BundleContext context;

  @Activate
  public HandlersCheck(BundleContext context) {
    this.context = context;
  }

  @Override
  public String area() {
    return "events";
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    ServiceReference<EventAdmin> reference = context.getServiceReference(EventAdmin.class);
    EventAdmin admin = reference == null ? null : context.getService(reference);
    if (admin == null) {
      return List.of(
          Finding.wrong(area(), "there is no Event Admin: no job can run; see the bundles below"));
    }
    try {
      return look(admin, reference.getBundle());
    } finally {
      context.ungetService(reference);
    }
  }

  private List<Finding> look(EventAdmin admin, Bundle by) throws InterruptedException {
    Collection<ServiceReference<EventHandler>> handlers = handlers();
    Map<String, Integer> counts = new TreeMap<>();
    handlers.forEach(h -> counts.merge(name(h), 1, Integer::sum));
    List<Finding> findings = new ArrayList<>(List.of(Finding.fine(area(), timeout())));
    findings.add(Finding.fine(area(), handlers.size() + " handlers: " + counts));
    if (!new Probe(context, admin).delivered(PATIENCE)) {
      String blocked = "events are not delivered within " + PATIENCE / 1000 + " s";
      findings.add(Finding.wrong(area(), blocked + ": some handler blocks them, see the log"));
      return findings;
    }
    List<ServiceReference<EventHandler>> unused =
        handlers.stream().filter(h -> h.getBundle() != null && !usedBy(h, by)).toList();
    long idle = unused.stream().filter(h -> !gets(h, Probe.TOPIC)).count();
    if (idle > 0) {
      findings.add(
          Finding.fine(area(), idle + " of them have had no event yet (or are deny-listed)"));
    }
    unused.stream()
        .filter(h -> gets(h, Probe.TOPIC))
        .map(h -> Finding.wrong(area(), denied(h)))
        .forEach(findings::add);
    return findings;
  }

  private static String denied(ServiceReference<EventHandler> handler) {
    return "a handler of "
        + name(handler)
        + " is deny-listed (it took longer than the time-out): restart that bundle";
  }

  private String timeout() {
    String ignored = context.getProperty(IGNORED);
    String timeout = context.getProperty(TIMEOUT);
    if ("0".equals(timeout)) {
      return "no time-out: no handler can be deny-listed";
    }
    String text = "a handler that takes longer than " + (timeout == null ? "5000" : timeout);
    return text
        + " ms is deny-listed"
        + (ignored == null ? "" : ", except those of " + ignored)
        + " (framework properties; Config Admin may overrule them)";
  }

  private Collection<ServiceReference<EventHandler>> handlers() {
    try {
      return context.getServiceReferences(EventHandler.class, null).stream()
          .filter(h -> topics(h).stream().anyMatch(t -> t.startsWith(OURS)))
          .toList();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter", e);
    }
  }

  private static boolean usedBy(ServiceReference<?> handler, Bundle bundle) {
    Bundle[] using = handler.getUsingBundles();
    return using != null && Arrays.asList(using).contains(bundle);
  }

  private static boolean gets(ServiceReference<?> handler, String topic) {
    return handler.getProperty(EventConstants.EVENT_FILTER) == null
        && topics(handler).stream().anyMatch(t -> matches(t, topic));
  }

  static boolean matches(String pattern, String topic) {
    return pattern.equals(topic)
        || pattern.equals("*")
        || (pattern.endsWith("/*") && topic.startsWith(pattern.substring(0, pattern.length() - 1)));
  }

  private static List<String> topics(ServiceReference<?> handler) {
    Object topics = handler.getProperty(EventConstants.EVENT_TOPIC);
    if (topics instanceof String[] array) {
      return List.of(array);
    } else if (topics instanceof Collection<?> collection) {
      return collection.stream().map(String::valueOf).toList();
    }
    return topics == null ? List.of() : List.of(topics.toString());
  }

  private static String name(ServiceReference<?> handler) {
    Bundle bundle = handler.getBundle();
    return bundle == null ? "a bundle that has gone" : bundle.getSymbolicName();
  }
}
