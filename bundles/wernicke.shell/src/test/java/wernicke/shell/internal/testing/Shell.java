package wernicke.shell.internal.testing;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import wernicke.shell.internal.service.Arrivals;
import wernicke.shell.internal.service.Clients;
import wernicke.shell.internal.service.Dialogue;
import wernicke.shell.internal.service.JobEvents;
import wernicke.shell.internal.verb.Verbs;

/** All verbs over fake services, on a clock that says nothing has arrived for long. */
public final class Shell {
  public final FakeServices services;
  public final JobEvents events = new JobEvents();
  public final Arrivals arrivals = longAgo();
  public final Posts posts = new Posts();
  public final Dialogue dialogue;
  public final Clients clients = new Clients();
  public final Verbs verbs;

  public Shell(FakeServices services) {
    this.services = services;
    this.dialogue = new Dialogue(posts, services);
    this.verbs = new Verbs(context(), services, events, arrivals, dialogue, clients);
  }

  /** Runs a command line, words separated by single blanks. */
  public int run(TestTerminal terminal, String line) {
    return verbs.run(List.of(line.split(" ", -1)), terminal);
  }

  /** Started long ago; by this clock a minute goes by whenever somebody looks at it. */
  private static Arrivals longAgo() {
    AtomicLong now = new AtomicLong();
    return new Arrivals(() -> now.getAndAdd(60_000), () -> false);
  }

  /** A context that knows its bundle's version, and no service. */
  public static BundleContext context() {
    Bundle bundle = stub(Bundle.class, "getVersion", new Version("1.2.3.qualifier"));
    return stub(BundleContext.class, "getBundle", bundle);
  }

  /** An object that answers one method with a value and all others with null. */
  public static <T> T stub(Class<T> type, String method, Object value) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> called.getName().equals(method) ? value : null));
  }
}
