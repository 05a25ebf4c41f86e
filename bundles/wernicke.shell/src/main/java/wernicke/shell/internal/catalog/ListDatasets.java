package wernicke.shell.internal.catalog;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;

/** {@code datasets}. */
@Component(service = Verb.class, property = "service.ranking:Integer=890")
public final class ListDatasets implements Verb {
  private static final String NONE = "no data sets: put a bundle of one into deploy/";

  private final PluginList list;

  @Activate
  public ListDatasets(@Reference Lookup lookup) {
    this.list = new PluginList(Plugin.Kind.DATASET, NONE, lookup);
  }

  @Override
  public Usage usage() {
    return Usage.of("datasets", "lists the data sets; 'data' shows where their files lie")
        .json()
        .example("datasets", "every data set, with its benchmarks");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    return list.print(arguments, terminal);
  }
}
