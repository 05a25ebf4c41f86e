package wernicke.hub.internal.verb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import wernicke.api.DatasetInfo;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arrivals;
import wernicke.api.console.Terminal;
import wernicke.api.console.UsageException;
import wernicke.api.data.Descriptors;
import wernicke.api.store.Home;
import wernicke.console.internal.words.PluginLookup;

/** The data sets that there are, published or described, and where the files of each lie. */
@Component(service = DataSets.class)
public final class DataSets {
  private final Home home;
  private final PluginLookup lookup;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Descriptors descriptors;

  @Activate
  public DataSets(@Reference Home home, @Reference Catalog catalog, @Reference Arrivals arrivals) {
    this.home = home;
    this.lookup = new PluginLookup(() -> catalog, arrivals);
  }

  /** With what reads descriptors. */
  DataSets(Home home, Catalog catalog, Arrivals arrivals, Descriptors descriptors) {
    this(home, catalog, arrivals);
    this.descriptors = descriptors;
  }

  Home home() {
    return home;
  }

  /** All of them, once no more seem to be arriving. */
  List<DatasetInfo> all(Terminal terminal) throws InterruptedException {
    return lookup.all(Plugin.Kind.DATASET, terminal).stream().map(Plugin::dataset).toList();
  }

  /**
   * A published one.
   *
   * @throws UsageException if there is none of that id, or it is described in a folder
   */
  DatasetInfo published(String id, Terminal terminal) throws InterruptedException {
    DatasetInfo set = lookup.plugin(Plugin.Kind.DATASET, id, terminal).dataset();
    described(set.id())
        .ifPresent(
            d -> {
              throw new UsageException(set.id() + " lies in " + d.folder() + ": edit it there");
            });
    return set;
  }

  /** What was read of the descriptor of a data set, if it has one. */
  Optional<Descriptors.Described> described(String id) {
    Descriptors present = descriptors;
    return present == null
        ? Optional.empty()
        : present.described().stream().filter(d -> d.id().equals(id)).findFirst();
  }

  /** Where its files are, or will be. */
  Path folder(DatasetInfo set) {
    return described(set.id())
        .map(Descriptors.Described::folder)
        .or(() -> home.dataFolder(set.id()))
        .orElseGet(() -> DataFolders.own(set, home));
  }

  /** One phrase: whether it can be used now. */
  String state(DatasetInfo set) {
    return described(set.id())
        .map(d -> d.trouble().isEmpty() ? "ready" : "cannot be used")
        .orElseGet(() -> DataFolders.state(set, home));
  }
}
