package wernicke.shell.internal.verb;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import wernicke.api.Benchmark;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.Job;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Ids;
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
    return arrivals.find(() -> plugin(catalog, kind, id), terminal);
  }

  Optional<Benchmark> findBenchmark(String id, Terminal terminal) throws InterruptedException {
    Catalog catalog = services.catalog();
    return arrivals.find(() -> benchmark(catalog, id), terminal);
  }

  /** The id that is meant, if its plugin is here now; else as it is written. */
  String meant(Plugin.Kind kind, String id) {
    return plugin(services.catalog(), kind, id).map(Plugin::id).orElse(id);
  }

  /** The same of a benchmark. */
  String meantBenchmark(String id) {
    return benchmark(services.catalog(), id).map(Benchmark::id).orElse(id);
  }

  private static Optional<Plugin> plugin(Catalog catalog, Plugin.Kind kind, String id) {
    List<String> known = catalog.all(kind).stream().map(Plugin::id).toList();
    return catalog
        .find(kind, id)
        .or(() -> Ids.meant(id, known).flatMap(meant -> catalog.find(kind, meant)));
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
    return plugin(catalog, Plugin.Kind.METRIC, id).map(Plugin::id).orElse(id);
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
    return services.journal().scores().stream().anyMatch(s -> begins(s, prefix));
  }

  private static boolean begins(Score score, String prefix) {
    return score.id().regionMatches(true, 0, prefix, 0, prefix.length());
  }

  /** The score whose id begins so. */
  Score score(String prefix) {
    List<Score> found =
        services.journal().scores().stream().filter(s -> begins(s, prefix)).toList();
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
    List<Score> scores = services.journal().scores();
    String ofModel = scored(scores, Score::model, model);
    String onBenchmark = scored(scores, Score::benchmark, benchmark);
    List<Score> all =
        scores.stream()
            .filter(s -> s.model().equals(ofModel) && s.benchmark().equals(onBenchmark))
            .toList();
    Score chosen = Chosen.of(all, ofModel, onBenchmark);
    if (all.size() > 1) {
      terminal.err().println(Chosen.told(chosen, all));
    }
    return chosen;
  }

  private static String scored(List<Score> scores, Function<Score, String> id, String written) {
    return Ids.meant(written, scores.stream().map(id).toList()).orElse(written);
  }
}
