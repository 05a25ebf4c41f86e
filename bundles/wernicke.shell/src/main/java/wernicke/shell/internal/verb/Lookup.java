package wernicke.shell.internal.verb;

import java.util.List;
import java.util.Optional;
import wernicke.api.Benchmark;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.Job;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Suggest;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.UsageException;
import wernicke.shell.internal.service.Arrivals;
import wernicke.shell.internal.service.Services;

/** From ids that people write to what they name. Unknown ids are a {@link UsageException}. */
final class Lookup {
  private final Services services;
  private final Arrivals arrivals;

  Lookup(Services services, Arrivals arrivals) {
    this.services = services;
    this.arrivals = arrivals;
  }

  /** The plugins of a kind, once no more seem to be arriving. */
  List<Plugin> all(Plugin.Kind kind, Terminal terminal) throws InterruptedException {
    Catalog catalog = services.catalog();
    arrivals.settle(terminal);
    return catalog.all(kind);
  }

  /** All benchmarks that data sets declare, once no more seem to be arriving. */
  List<Benchmark> benchmarks(Terminal terminal) throws InterruptedException {
    Catalog catalog = services.catalog();
    arrivals.settle(terminal);
    return catalog.benchmarks();
  }

  Plugin plugin(Plugin.Kind kind, String id, Terminal terminal) throws InterruptedException {
    return findPlugin(kind, id, terminal).orElseThrow(() -> unknown(kind, id));
  }

  Optional<Plugin> findPlugin(Plugin.Kind kind, String id, Terminal terminal)
      throws InterruptedException {
    Catalog catalog = services.catalog();
    return arrivals.find(() -> catalog.find(kind, id), terminal);
  }

  Optional<Benchmark> findBenchmark(String id, Terminal terminal) throws InterruptedException {
    Catalog catalog = services.catalog();
    return arrivals.find(() -> catalog.benchmark(id), terminal);
  }

  UsageException unknown(Plugin.Kind kind, String id) {
    List<String> known = services.catalog().all(kind).stream().map(Plugin::id).toList();
    return Suggest.unknown(kind.label(), id, known, remedy(kind));
  }

  UsageException unknownBenchmark(String id) {
    List<String> known = services.catalog().benchmarks().stream().map(Benchmark::id).toList();
    return Suggest.unknown(
        "benchmark", id, known, "'benchmarks' lists them, --wait waits for its data set");
  }

  private static String remedy(Plugin.Kind kind) {
    return switch (kind) {
      case MODEL -> "'models' lists them, --wait waits for it, a checkpoint folder goes to models/";
      case DATASET -> "'datasets' lists them, a bundle of a data set goes to deploy/";
      case METRIC ->
          "'metrics' lists them, --wait waits for it, a bundle of a metric goes to deploy/";
    };
  }

  Job job(String text) {
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

  /** Whether a word begins the id of a result. */
  boolean isResult(String prefix) {
    return services.journal().scores().stream().anyMatch(s -> s.id().startsWith(prefix));
  }

  /** The score whose id begins so. */
  Score score(String prefix) {
    List<Score> found =
        services.journal().scores().stream().filter(s -> s.id().startsWith(prefix)).toList();
    if (prefix.isEmpty() || found.isEmpty()) {
      throw new UsageException("there is no result '" + prefix + "': 'results' lists them");
    } else if (found.size() > 1) {
      throw new UsageException(
          "'" + prefix + "' begins " + found.size() + " results: write more of its digits");
    }
    return found.get(0);
  }

  /**
   * The latest score of a model on a benchmark. Where there are others, asked otherwise or of other
   * data or weights, it is told which was taken.
   *
   * @throws UsageException if there is none, or none as the benchmark does it and several others
   */
  Score latest(String model, String benchmark, Terminal terminal) {
    List<Score> all =
        services.journal().scores().stream()
            .filter(s -> s.model().equals(model) && s.benchmark().equals(benchmark))
            .toList();
    Score chosen = Chosen.of(all, model, benchmark);
    if (all.size() > 1) {
      terminal.err().println(Chosen.told(chosen, all));
    }
    return chosen;
  }
}
