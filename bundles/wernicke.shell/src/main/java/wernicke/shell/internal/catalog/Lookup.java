package wernicke.shell.internal.catalog;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Benchmark;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arrivals;
import wernicke.api.console.Terminal;
import wernicke.api.console.UsageException;
import wernicke.api.job.Job;
import wernicke.console.internal.words.Ids;
import wernicke.console.internal.words.PluginLookup;
import wernicke.console.internal.words.Suggest;
import wernicke.shell.internal.service.Services;

/** From ids that people write to what they name. Unknown ids are a {@link UsageException}. */
@Component(service = Lookup.class)
public final class Lookup {
  private final Services services;
  private final Arrivals arrivals;
  private final PluginLookup plugins;

  @Activate
  public Lookup(@Reference Services services, @Reference Arrivals arrivals) {
    this.services = services;
    this.arrivals = arrivals;
    this.plugins = new PluginLookup(services::catalog, arrivals);
  }

  /** The plugins of a kind, once no more seem to be arriving. */
  public List<Plugin> all(Plugin.Kind kind, Terminal terminal) throws InterruptedException {
    return plugins.all(kind, terminal);
  }

  /** All benchmarks that data sets declare, once no more seem to be arriving. */
  public List<Benchmark> benchmarks(Terminal terminal) throws InterruptedException {
    Catalog catalog = services.catalog();
    arrivals.settle(terminal);
    return catalog.benchmarks();
  }

  /** The plugin of that id. */
  public Plugin plugin(Plugin.Kind kind, String id, Terminal terminal) throws InterruptedException {
    return plugins.plugin(kind, id, terminal);
  }

  /** The plugin of that id, if there is one or one comes. */
  public Optional<Plugin> findPlugin(Plugin.Kind kind, String id, Terminal terminal)
      throws InterruptedException {
    return plugins.find(kind, id, terminal);
  }

  /** The benchmark of that id, if there is one or its data set comes. */
  public Optional<Benchmark> findBenchmark(String id, Terminal terminal)
      throws InterruptedException {
    Catalog catalog = services.catalog();
    return arrivals.find(() -> benchmark(catalog, id), terminal);
  }

  /** The id that is meant, if its plugin is here now; else as it is written. */
  public String meant(Plugin.Kind kind, String id) {
    return PluginLookup.here(services.catalog(), kind, id).map(Plugin::id).orElse(id);
  }

  /** The same of a benchmark. */
  public String meantBenchmark(String id) {
    return benchmark(services.catalog(), id).map(Benchmark::id).orElse(id);
  }

  private static Optional<Benchmark> benchmark(Catalog catalog, String id) {
    List<String> known = catalog.benchmarks().stream().map(Benchmark::id).toList();
    return Ids.meant(id, known).or(() -> derived(catalog, id)).flatMap(catalog::benchmark);
  }

  /** {@code <data set>-<metric>}: each of the two as it is spelt. */
  private static Optional<String> derived(Catalog catalog, String id) {
    List<String> meant =
        catalog.all(Plugin.Kind.DATASET).stream()
            .map(Plugin::id)
            .filter(set -> id.regionMatches(true, 0, set + "-", 0, set.length() + 1))
            .map(set -> set + "-" + metric(catalog, id.substring(set.length() + 1)))
            .distinct()
            .toList();
    return meant.contains(id) ? Optional.of(id) : meant.stream().findFirst();
  }

  private static String metric(Catalog catalog, String id) {
    return PluginLookup.here(catalog, Plugin.Kind.METRIC, id).map(Plugin::id).orElse(id);
  }

  /** The complaint about an id that no plugin has. */
  public UsageException unknown(Plugin.Kind kind, String id) {
    return plugins.unknown(kind, id);
  }

  /** The complaint about an id that no benchmark has. */
  public UsageException unknownBenchmark(String id) {
    List<String> known = services.catalog().benchmarks().stream().map(Benchmark::id).toList();
    return Suggest.unknown(
        "benchmark", id, known, "'benchmarks' lists them, --wait waits for its data set");
  }

  /** The job of that number. */
  public Job job(String text) {
    long id = jobId(text);
    return services
        .jobs()
        .find(id)
        .orElseThrow(() -> new UsageException("there is no job " + id + ": 'jobs' lists them"));
  }

  private static long jobId(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UsageException("'" + text + "' is no job number: 'jobs' lists them", e);
    }
  }
}
