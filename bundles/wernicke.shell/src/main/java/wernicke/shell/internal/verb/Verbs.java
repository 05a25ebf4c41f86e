package wernicke.shell.internal.verb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.shell.internal.cli.Runner;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.doctor.Doctor;
import wernicke.shell.internal.fetch.Fetch;
import wernicke.shell.internal.hub.Hub;
import wernicke.shell.internal.service.Arrivals;
import wernicke.shell.internal.service.Clients;
import wernicke.shell.internal.service.Dialogue;
import wernicke.shell.internal.service.Follower;
import wernicke.shell.internal.service.JobEvents;
import wernicke.shell.internal.service.Services;

/** All verbs of the shell. The Gogo commands and the command socket both run them here. */
@Component(service = Verbs.class)
public final class Verbs {
  private final Runner runner;

  @Activate
  public Verbs(
      BundleContext context,
      @Reference Services services,
      @Reference JobEvents events,
      @Reference Arrivals arrivals,
      @Reference Dialogue dialogue,
      @Reference Clients clients) {
    runner = new Runner(all(context, services, events, arrivals, dialogue, clients));
  }

  private List<Verb> all(
      BundleContext context,
      Services services,
      JobEvents events,
      Arrivals arrivals,
      Dialogue dialogue,
      Clients clients) {
    Version bundle = context.getBundle().getVersion();
    String version = bundle.getMajor() + "." + bundle.getMinor() + "." + bundle.getMicro();
    Lookup lookup = new Lookup(services, arrivals);
    Follower follower = new Follower(services, events);
    Scoring scoring = new Scoring(services, follower);
    Drawing drawing = new Drawing(services);
    Printing printing = new Printing(services);
    List<Verb> verbs = new ArrayList<>();
    verbs.add(new Demo(lookup, scoring, drawing, printing));
    verbs.add(new Models(services, lookup, Hub.standard(version), builtIn(context)));
    verbs.add(ListPlugins.datasets(lookup));
    verbs.add(ListPlugins.metrics(lookup));
    verbs.add(new Benchmarks(lookup));
    verbs.add(new Data(services, lookup, new Fetch(version), dialogue));
    verbs.add(new ScoreVerb(lookup, scoring, printing));
    verbs.add(new Generate(lookup, dialogue));
    verbs.addAll(new JobVerbs(services, lookup, scoring).all());
    verbs.addAll(new ResultVerbs(services, lookup, scoring, drawing).all());
    verbs.add(new ListRecordings(services));
    verbs.add(new VerifyVerb(services));
    verbs.add(new Doctor(context, services, arrivals));
    verbs.addAll(
        new ServiceVerbs(
                version, context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION), services, clients)
            .all());
    verbs.add(new Help(this::usages));
    return verbs;
  }

  private static Optional<Path> builtIn(BundleContext context) {
    return Optional.ofNullable(context.getProperty("wernicke.app"))
        .map(app -> Path.of(app).toAbsolutePath().resolve("models"));
  }

  /** Runs a command, see {@link Runner#run}. */
  public int run(List<String> words, Terminal terminal) {
    return runner.run(words, terminal);
  }

  /** How every verb is written. */
  public List<Usage> usages() {
    return runner.usages();
  }
}
