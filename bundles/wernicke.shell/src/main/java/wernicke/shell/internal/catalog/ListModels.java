package wernicke.shell.internal.catalog;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;

/** {@code models}. */
@Component(service = Verb.class, property = "service.ranking:Integer=900")
public final class ListModels implements Verb {
  private static final String NONE =
      "no models: put a checkpoint folder into models/ or a bundle into deploy/";

  private final PluginList list;

  @Activate
  public ListModels(@Reference Lookup lookup) {
    this.list = new PluginList(Plugin.Kind.MODEL, NONE, lookup);
  }

  @Override
  public Usage usage() {
    return Usage.of("models", "lists the models and controls that can be scored")
        .json()
        .example("models", "what 'score' takes as its first word");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    return list.print(arguments, terminal);
  }
}
