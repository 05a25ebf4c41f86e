package wernicke.shell.internal.catalog;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;

/** {@code metrics}. */
@Component(service = Verb.class, property = "service.ranking:Integer=880")
public final class ListMetrics implements Verb {
  private static final String NONE = "no metrics: put a bundle of one into deploy/";

  private final PluginList list;

  @Activate
  public ListMetrics(@Reference Lookup lookup) {
    this.list = new PluginList(Plugin.Kind.METRIC, NONE, lookup);
  }

  @Override
  public Usage usage() {
    return Usage.of("metrics", "lists the metrics; each works on every data set")
        .json()
        .example("metrics", "what 'score --metric' takes");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    return list.print(arguments, terminal);
  }
}
