package wernicke.api.catalog;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.Benchmark;

/** Service: the plugins that are there now. For changes listen to {@code wernicke/catalog/*}. */
@ProviderType
public interface Catalog {
  /** All plugins, by kind and id. */
  List<Plugin> plugins();

  /** The plugin of that kind and id. */
  default Optional<Plugin> find(Plugin.Kind kind, String id) {
    return plugins().stream().filter(p -> p.kind() == kind && p.id().equals(id)).findFirst();
  }

  /** The plugins of one kind, by id. */
  default List<Plugin> all(Plugin.Kind kind) {
    return plugins().stream().filter(p -> p.kind() == kind).toList();
  }

  /** The benchmarks that data sets declare, by id. */
  default List<Benchmark> benchmarks() {
    return all(Plugin.Kind.DATASET).stream().flatMap(p -> p.benchmarks().stream()).toList();
  }

  /**
   * The benchmark of that id: a declared one, or {@code <data set>-<metric>} for any metric with
   * the defaults of the data set's first benchmark. The metric need not be there.
   */
  default Optional<Benchmark> benchmark(String id) {
    Optional<Benchmark> declared = benchmarks().stream().filter(b -> b.id().equals(id)).findFirst();
    return declared.isPresent() ? declared : derived(id);
  }

  private Optional<Benchmark> derived(String id) {
    return all(Plugin.Kind.DATASET).stream()
        .filter(p -> id.startsWith(p.id() + "-") && !p.benchmarks().isEmpty())
        .map(
            p -> {
              Benchmark model = p.benchmarks().get(0);
              return new Benchmark(
                  id, p.id(), id.substring(p.id().length() + 1), model.cv(), model.recording());
            })
        .findFirst();
  }
}
