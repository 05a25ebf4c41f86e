package wernicke.shell.internal.testing;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import wernicke.api.console.Verb;
import wernicke.shell.internal.catalog.Benchmarks;
import wernicke.shell.internal.catalog.Generate;
import wernicke.shell.internal.catalog.ListDatasets;
import wernicke.shell.internal.catalog.ListEvaluations;
import wernicke.shell.internal.catalog.ListMetrics;
import wernicke.shell.internal.catalog.ListModels;
import wernicke.shell.internal.catalog.Lookup;
import wernicke.shell.internal.completion.CompletionVerb;
import wernicke.shell.internal.completion.WordsVerb;
import wernicke.shell.internal.evaluation.EvaluateVerb;
import wernicke.shell.internal.evaluation.Evaluating;
import wernicke.shell.internal.job.DemoVerb;
import wernicke.shell.internal.job.JobEvents;
import wernicke.shell.internal.job.ScoreVerb;
import wernicke.shell.internal.job.Scoring;
import wernicke.shell.internal.jobs.CancelVerb;
import wernicke.shell.internal.jobs.FollowVerb;
import wernicke.shell.internal.jobs.ListJobs;
import wernicke.shell.internal.jobs.RetryVerb;
import wernicke.shell.internal.jobs.ShowJob;
import wernicke.shell.internal.jobs.WatchVerb;
import wernicke.shell.internal.service.Clients;
import wernicke.shell.internal.service.Dialogue;
import wernicke.shell.internal.service.Expectation;
import wernicke.shell.internal.service.Services;
import wernicke.shell.internal.stimuli.DataStimuli;
import wernicke.shell.internal.verb.HelpVerb;
import wernicke.shell.internal.verb.KnownVerbs;
import wernicke.shell.internal.verb.ManualVerb;
import wernicke.shell.internal.verb.StopVerb;
import wernicke.shell.internal.verb.Verbs;
import wernicke.shell.internal.verb.VersionVerb;
import wernicke.testing.MemoryMaterials;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.TestTerminal;

/** The shell's verbs over fake services, on a clock that says nothing has arrived for long. */
public final class Shell {
  public final Services services;
  public final JobEvents events = new JobEvents();
  public final Expectation arrivals = longAgo();
  public final Posts posts = new Posts();
  public final MemoryMaterials materials = new MemoryMaterials();
  public final Dialogue dialogue;
  public final Clients clients = new Clients();
  public final Verbs verbs;

  public Shell(FakeServices fake) {
    this.services = new ShellServices(fake);
    this.dialogue = new Dialogue(posts, services);
    KnownVerbs known = new KnownVerbs();
    this.verbs = new Verbs(known, arrivals);
    Lookup lookup = new Lookup(services, arrivals);
    Scoring scoring = new Scoring(services, events);
    Evaluating evaluating = new Evaluating(services, events);
    FollowVerb follow = new FollowVerb(services, lookup, scoring, evaluating);
    List.of(
            new DemoVerb(services, lookup, scoring),
            new ListModels(lookup),
            new ListDatasets(lookup),
            new ListMetrics(lookup),
            new ListEvaluations(lookup),
            new EvaluateVerb(lookup, scoring, evaluating),
            new Benchmarks(lookup),
            new DataStimuli(lookup, dialogue, materials),
            new ScoreVerb(services, lookup, scoring),
            new Generate(lookup, dialogue, materials),
            new ListJobs(services),
            new ShowJob(services, lookup),
            follow,
            new WatchVerb(follow),
            new CancelVerb(services),
            new RetryVerb(services, lookup),
            new VersionVerb(context()),
            new StopVerb(context(), services, clients),
            new HelpVerb(known, arrivals),
            new CompletionVerb(),
            new WordsVerb(known, services, arrivals),
            new ManualVerb(context(), known, arrivals))
        .forEach(this::with);
  }

  /** With another verb. */
  public Shell with(Verb verb) {
    verbs.offer(verb, Map.of());
    return this;
  }

  /** Runs a command line, words separated by single blanks. */
  public int run(TestTerminal terminal, String line) {
    return verbs.run(List.of(line.split(" ", -1)), terminal);
  }

  /** Started long ago; by this clock a minute goes by whenever somebody looks at it. */
  private static Expectation longAgo() {
    AtomicLong now = new AtomicLong();
    return new Expectation(() -> now.getAndAdd(60_000), () -> false);
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
