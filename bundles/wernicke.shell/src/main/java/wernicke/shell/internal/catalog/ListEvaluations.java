package wernicke.shell.internal.catalog;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;

/** {@code evaluations}. */
@Component(service = Verb.class, property = "service.ranking:Integer=875")
public final class ListEvaluations implements Verb {
  private static final String NONE = "no evaluations: put a bundle of one into deploy/";

  private final PluginList list;

  @Activate
  public ListEvaluations(@Reference Lookup lookup) {
    this.list = new PluginList(Plugin.Kind.EVALUATION, NONE, lookup);
  }

  @Override
  public Usage usage() {
    return Usage.of("evaluations", "lists the evaluations: properties of a model alone")
        .json()
        .example("evaluations", "what 'evaluate' takes");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    return list.print(arguments, terminal);
  }
}
