package wernicke.shell.internal.verb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.console.Arrivals;
import wernicke.api.console.Terminal;
import wernicke.api.console.Verb;
import wernicke.console.internal.run.Known;
import wernicke.console.internal.run.Offer;
import wernicke.console.internal.run.Runner;

/**
 * All verbs that are registered as services. The prompt, the Gogo commands and the command socket
 * all run them here.
 */
@Component(service = Verbs.class)
public final class Verbs {
  private static final Logger LOG = LoggerFactory.getLogger(Verbs.class);

  private final List<Ranked> present = new ArrayList<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final Runner runner;
  private final KnownVerbs list;

  @Activate
  public Verbs(@Reference KnownVerbs list, @Reference Arrivals arrivals) {
    this.list = list;
    runner = new Runner(this::known, arrivals::settle);
  }

  /** The verbs of this moment, the highest ranking first. */
  public Known known() {
    return list.known();
  }

  /** Runs a command, see {@link Runner#run}. */
  public int run(List<String> words, Terminal terminal) {
    return runner.run(words, terminal);
  }

  /** Is called whenever a verb has come or gone, and now. */
  public void watch(Runnable watcher) {
    watchers.add(watcher);
    watcher.run();
  }

  /** Is called no more. */
  public void unwatch(Runnable watcher) {
    watchers.remove(watcher);
  }

  /** A verb has come. */
  @Reference(
      name = "verb",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "withdraw")
  public void offer(Verb verb, Map<String, Object> properties) {
    try {
      Offer offer = Offer.of(verb);
      change(() -> present.add(new Ranked(offer, properties)));
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("a verb of {} does not say how it is written", properties, e);
    }
  }

  /** It has gone. */
  public void withdraw(Verb verb) {
    change(() -> present.removeIf(ranked -> ranked.offer().verb() == verb));
  }

  private void change(Runnable change) {
    synchronized (present) {
      change.run();
      list.changed(new Known(listed(present)));
    }
    watchers.forEach(Runnable::run);
  }

  /** In order; of two with the same name only the first. */
  private static List<Offer> listed(List<Ranked> present) {
    List<Ranked> ordered = new ArrayList<>(present);
    Collections.sort(ordered);
    Set<String> names = new HashSet<>();
    return ordered.stream().map(Ranked::offer).filter(offer -> names.add(offer.name())).toList();
  }

  /** A verb and where it stands among the others. */
  private record Ranked(Offer offer, int ranking, long service) implements Comparable<Ranked> {
    Ranked(Offer offer, Map<String, Object> properties) {
      this(
          offer,
          properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
          properties.get(Constants.SERVICE_ID) instanceof Long id ? id : 0);
    }

    @Override
    public int compareTo(Ranked other) {
      int byRanking = Integer.compare(other.ranking, ranking);
      int byName = byRanking == 0 ? offer.name().compareTo(other.offer.name()) : byRanking;
      return byName == 0 ? Long.compare(service, other.service) : byName;
    }
  }
}
