package wernicke.shell.internal.events;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Candidate;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.event.WernickeEvent;
import wernicke.console.internal.words.Suggest;
import wernicke.shell.internal.catalog.Lookup;
import wernicke.shell.internal.service.Services;

/** {@code events}: the conversation on Event Admin, until Ctrl-C. */
@Component(service = Verb.class, property = "service.ranking:Integer=705")
public final class EventsVerb implements Verb {
  private static final String ROOT = "wernicke/";

  /** That may wait to be printed. */
  private static final int MOST = 10_000;

  private static final long TICK = 250;

  private final EventFeed feed;
  private final Services services;
  private final Lookup lookup;

  @Activate
  public EventsVerb(
      @Reference EventFeed feed, @Reference Services services, @Reference Lookup lookup) {
    this.feed = feed;
    this.services = services;
    this.lookup = lookup;
  }

  @Override
  public Usage usage() {
    return Usage.of("events", "follows what the parts of the service say to each other")
        .option("topic", "topic", "only these: recording/REQUESTED, or job/* for all below")
        .option("model", "id", "only what this model is asked, its jobs, its coming", Kind.MODEL)
        .json()
        .example("events", "a line for each event: time (UTC), topic, plugin, request or job")
        .example("events --topic job/* --json", "changes and progress of jobs, an object a line");
  }

  @Override
  public List<Candidate> words(String place) {
    return place.equals("topic") ? Candidate.of(known().toArray(String[]::new)) : List.of();
  }

  /** Every topic and every subject of topics, as they may be written. */
  private static SortedSet<String> known() {
    SortedSet<String> known = new TreeSet<>();
    for (String topic : WernickeEvent.topics()) {
      String below = topic.substring(ROOT.length());
      known.add(below);
      known.add(below.substring(0, below.indexOf('/')) + "/*");
    }
    return known;
  }

  /** Only an exception ends it: of whoever goes, or presses Ctrl-C. */
  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    String topic = arguments.option("topic").map(EventsVerb::topic).orElse("*");
    Optional<ModelFilter> model = arguments.option("model").map(this::only);
    Heard heard = new Heard(MOST);
    Following following = new Following(heard, topic, model, arguments.flag("json"), terminal);
    EventFeed.Hearing hearing = feed.hear(heard);
    try {
      terminal.err().println("listening to " + ROOT + topic + "; Ctrl-C ends it");
      while (true) {
        terminal.check();
        following.next(TICK);
      }
    } finally {
      hearing.close();
    }
  }

  private ModelFilter only(String id) {
    String meant = lookup.meant(Plugin.Kind.MODEL, id);
    return new ModelFilter(meant, job -> services.jobs().find(job));
  }

  /** Without the root. */
  private static String topic(String written) {
    String below = written.startsWith(ROOT) ? written.substring(ROOT.length()) : written;
    if (!known().contains(below) && !below.equals("*")) {
      throw Suggest.unknown("topic", below, known(), "'events' alone follows all of them");
    }
    return below;
  }
}
