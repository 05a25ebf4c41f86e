package wernicke.shell.internal.verb;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Arrivals;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;

/** {@code manual}: a man page of all verbs. */
@Component(service = Verb.class, property = "service.ranking:Integer=650")
public final class ManualVerb implements Verb {
  private final KnownVerbs verbs;
  private final Arrivals arrivals;
  private final String version;

  @Activate
  public ManualVerb(
      BundleContext context, @Reference KnownVerbs verbs, @Reference Arrivals arrivals) {
    this.verbs = verbs;
    this.arrivals = arrivals;
    this.version = VersionVerb.of(context);
  }

  @Override
  public Usage usage() {
    return Usage.of("manual", "prints a man page of all verbs")
        .example("manual > wernicke.1", "to be read by: man ./wernicke.1");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    arrivals.settle(terminal);
    terminal.out().print(new ManualPage(version).of(verbs.known().usages().toList()));
    return Exit.OK;
  }
}
