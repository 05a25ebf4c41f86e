package wernicke.deploy.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.api.health.Notices;
import wernicke.api.store.Home;

/**
 * Looks at {@code deploy/} of the home five times a second (framework property {@value #POLL},
 * milliseconds), says what is not served and why, and tells {@code doctor}.
 */
@Component(service = HealthCheck.class, property = "service.ranking:Integer=30", immediate = true)
public final class Deployments implements HealthCheck {
  static final String POLL = "wernicke.deploy.poll";
  private static final String POLL_MILLIS = "200";
  private static final long ALIVE = 15_000;
  private static final long PATIENCE = 1000;
  private static final String AREA = "deploy";
  private static final int LISTED = 50;
  private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);

  private final DropFolder folder;
  private final ScheduledExecutorService executor;
  private final ScheduledFuture<?> ticks;
  private final List<Notices> notices = new CopyOnWriteArrayList<>();
  private volatile List<DropFolder.Status> statuses = List.of();
  private volatile long looked = now();

  @Activate
  public Deployments(BundleContext context, @Reference Home home) {
    folder = new DropFolder(context, home.path().resolve("deploy"), Reserved.of(context));
    executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "wernicke-deploy");
              thread.setDaemon(true);
              return thread;
            });
    String poll = context.getProperty(POLL);
    long millis = Long.parseLong(poll == null ? POLL_MILLIS : poll);
    ticks = executor.scheduleWithFixedDelay(this::run, 0, millis, TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void stop() {
    ticks.cancel(true);
    executor.shutdownNow();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addNotices(Notices added) {
    notices.add(added);
  }

  void removeNotices(Notices removed) {
    notices.remove(removed);
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  private void run() {
    try {
      folder.look(now());
      statuses = folder.statuses();
      folder.news(now(), PATIENCE).forEach(this::say);
      looked = now();
    } catch (IOException | RuntimeException | Error e) {
      if (!executor.isShutdown()) {
        LOG.error("cannot look after deploy/", e);
      }
    }
  }

  private void say(String line) {
    LOG.error("{}", line);
    notices.forEach(n -> n.say("! " + line));
  }

  @Override
  public String area() {
    return AREA;
  }

  @Override
  public List<Finding> look() {
    long silent = now() - looked;
    if (silent > ALIVE) {
      return List.of(
          Finding.wrong(
              AREA,
              "deploy/ has not been looked at for "
                  + silent / 1000
                  + " s: restart the service, the log may say why"));
    }
    return findings(statuses);
  }

  /** What is not served, the first {@value #LISTED} by name; of the others, how many they are. */
  static List<Finding> findings(List<DropFolder.Status> all) {
    List<DropFolder.Status> wrong = all.stream().filter(s -> s.trouble().isPresent()).toList();
    if (wrong.isEmpty()) {
      return List.of(Finding.fine(AREA, all.size() + " dropped in, all served"));
    }
    List<Finding> findings = new ArrayList<>();
    wrong.stream()
        .limit(LISTED)
        .map(s -> Reasons.line(s.file(), s.trouble().orElseThrow()))
        .forEach(line -> findings.add(Finding.wrong(AREA, line)));
    if (wrong.size() > LISTED) {
      String more = (wrong.size() - LISTED) + " more are not served: the log names each";
      findings.add(Finding.wrong(AREA, more));
    }
    return findings;
  }
}
