package wernicke.shell.internal.verb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.shell.internal.service.Clients;
import wernicke.shell.internal.service.Services;

/** {@code stop}: ends the service. */
@Component(service = Verb.class, property = "service.ranking:Integer=680")
public final class StopVerb implements Verb {
  private static final Logger log = LoggerFactory.getLogger(StopVerb.class);

  /** States of unfinished jobs, in the order and the words in which they are named. */
  private static final Map<JobState, String> ORDER = order();

  private final Bundle framework;
  private final Services services;
  private final Clients clients;

  @Activate
  public StopVerb(BundleContext context, @Reference Services services, @Reference Clients clients) {
    this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    this.services = services;
    this.clients = clients;
  }

  private static Map<JobState, String> order() {
    Map<JobState, String> order = new EnumMap<>(JobState.class);
    order.put(JobState.RUNNING, "running");
    order.put(JobState.QUEUED, "queued");
    order.put(JobState.WAITING, "waiting");
    return order;
  }

  @Override
  public Usage usage() {
    return Usage.of("stop", "stops the service; unfinished jobs go on at the next start")
        .flag("idle", "only if no other command and no job runs")
        .example("stop --idle", "stops it unless somebody needs it");
  }

  /** The framework stops on a thread of its own, so that this answer still gets out. */
  @Override
  public int run(Arguments arguments, Terminal terminal) {
    List<Job> unfinished = unfinished();
    if (arguments.flag("idle") && busy(unfinished)) {
      terminal.err().println("not stopped: other commands or jobs run; 'stop' stops them too");
      return Exit.FAILED;
    }
    String line = line(unfinished);
    terminal.out().println(line);
    log.info("stops, as a command asks: {}", line);
    new Thread(this::stopFramework, "wernicke-stop").start();
    return Exit.OK;
  }

  private List<Job> unfinished() {
    try {
      return services.jobs().list().stream()
          .filter(j -> ORDER.containsKey(j.state()))
          .sorted(Comparator.comparingLong(Job::id))
          .toList();
    } catch (PluginException e) {
      log.warn("stop: the jobs are not known: {}", e.getMessage());
      return List.of();
    }
  }

  /** Whether somebody else needs the service; whoever asks is counted too. */
  private boolean busy(List<Job> unfinished) {
    return clients.count() > 1 || unfinished.stream().anyMatch(j -> j.state() != JobState.WAITING);
  }

  private static String line(List<Job> unfinished) {
    if (unfinished.isEmpty()) {
      return "stopping; every job is finished";
    }
    List<String> parts = new ArrayList<>();
    ORDER.forEach(
        (state, word) -> {
          String ids =
              unfinished.stream()
                  .filter(j -> j.state() == state)
                  .map(j -> String.valueOf(j.id()))
                  .collect(Collectors.joining(", "));
          if (!ids.isEmpty()) {
            parts.add(word + " " + ids);
          }
        });
    return "stopping; these jobs go on at the next start: " + String.join("; ", parts);
  }

  private void stopFramework() {
    try {
      framework.stop();
    } catch (BundleException e) {
      log.error("cannot stop the framework", e);
    }
  }
}
