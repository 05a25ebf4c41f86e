package wernicke.hub.internal.verb;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.DatasetInfo;
import wernicke.api.PluginException;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.store.Home;
import wernicke.formats.internal.file.ByteCount;
import wernicke.hub.internal.fetch.Fetch;

/** {@code data fetch}: the files of a data set from where they are published. */
@Component(service = Verb.class, property = "service.ranking:Integer=860")
public final class FetchData implements Verb {
  private final DataSets sets;
  private final Fetch fetch;

  @Activate
  public FetchData(BundleContext context, @Reference DataSets sets) {
    this(sets, new Fetch(BundleVersion.of(context)));
  }

  FetchData(DataSets sets, Fetch fetch) {
    this.sets = sets;
    this.fetch = fetch;
  }

  @Override
  public Usage usage() {
    return Usage.of("data fetch", "downloads a data set from where it is published, and checks it")
        .parameter("id", "of the data set", Kind.DATASET)
        .flag("yes", "the licence is accepted, do not ask")
        .example("data fetch Futrell2018", "shows licence and size, asks, and goes on from there");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    DatasetInfo set = sets.published(arguments.get(0), terminal);
    if (set.files().isEmpty()) {
      terminal.out().println(set.id() + " is built in: there is nothing to fetch");
      return Exit.OK;
    }
    if (set.downloads().isEmpty()) {
      throw new PluginException(
          set.id()
              + " cannot be fetched: get it"
              + set.source().map(s -> " from " + s).orElse("")
              + ", then 'data add "
              + set.id()
              + " <folder>'");
    }
    Home home = sets.home();
    Path folder = DataFolders.own(set, home);
    if (!agreed(set, folder, arguments, terminal)) {
      return Licence.refused(terminal);
    }
    fetch.run(set, folder, terminal::progress, terminal.out()::println);
    if (!home.dataFolder(set.id()).equals(Optional.of(folder))) {
      home.addDataFolder(set.id(), folder);
    }
    terminal.out().println(set.id() + " is in " + folder);
    return Exit.OK;
  }

  private static boolean agreed(
      DatasetInfo set, Path folder, Arguments arguments, Terminal terminal)
      throws InterruptedException {
    terminal.err().println(set.id() + ": " + set.description());
    terminal.err().println("  licence   " + set.licence());
    terminal.err().println("  cite      " + set.citation());
    set.downloads()
        .forEach(
            d -> {
              String size = d.bytes() < 0 ? "size unknown" : ByteCount.text(d.bytes());
              terminal.err().println("  download  " + d.address() + " (" + size + ")");
            });
    terminal.err().println("  into      " + folder);
    return Licence.accepted(arguments, terminal);
  }
}
