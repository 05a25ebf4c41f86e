package wernicke.console.internal.words;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arrivals;
import wernicke.api.console.Terminal;
import wernicke.api.console.UsageException;

/**
 * From ids that people write to the plugins that they name, once these could have arrived.
 *
 * @param catalog of the moment
 * @param arrivals who is waited for
 */
public record PluginLookup(Supplier<Catalog> catalog, Arrivals arrivals) {
  /** The plugins of a kind, once no more seem to be arriving. */
  public List<Plugin> all(Plugin.Kind kind, Terminal terminal) throws InterruptedException {
    Catalog now = catalog.get();
    arrivals.settle(terminal);
    return now.all(kind);
  }

  /**
   * The plugin of that id.
   *
   * @throws UsageException if there is none
   */
  public Plugin plugin(Plugin.Kind kind, String id, Terminal terminal) throws InterruptedException {
    return find(kind, id, terminal).orElseThrow(() -> unknown(kind, id));
  }

  /** The plugin of that id, if there is one or one comes. */
  public Optional<Plugin> find(Plugin.Kind kind, String id, Terminal terminal)
      throws InterruptedException {
    Catalog now = catalog.get();
    return arrivals.find(() -> here(now, kind, id), terminal);
  }

  /** The plugin of that id in whatever capitals, if it is there now. */
  public static Optional<Plugin> here(Catalog catalog, Plugin.Kind kind, String id) {
    List<String> known = catalog.all(kind).stream().map(Plugin::id).toList();
    return catalog
        .find(kind, id)
        .or(() -> Ids.meant(id, known).flatMap(meant -> catalog.find(kind, meant)));
  }

  /** The complaint about an id that nobody has. */
  public UsageException unknown(Plugin.Kind kind, String id) {
    List<String> known = catalog.get().all(kind).stream().map(Plugin::id).toList();
    return Suggest.unknown(kind.label(), id, known, remedy(kind));
  }

  private static String remedy(Plugin.Kind kind) {
    return switch (kind) {
      case MODEL -> "'models' lists them, --wait waits for it, a checkpoint folder goes to models/";
      case DATASET -> "'datasets' lists them, a bundle of a data set goes to deploy/";
      case METRIC ->
          "'metrics' lists them, --wait waits for it, a bundle of a metric goes to deploy/";
      case EVALUATION -> "'evaluations' lists them, a bundle of one goes to deploy/";
    };
  }
}
