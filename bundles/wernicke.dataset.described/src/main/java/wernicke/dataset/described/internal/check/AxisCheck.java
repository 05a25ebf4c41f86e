package wernicke.dataset.described.internal.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.CrossValidation.Scheme;
import wernicke.api.Neuroid;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.load.Loaded;
import wernicke.dataset.described.internal.problem.Problems;

/** Whether presentations, neuroids and subjects are enough, and belong together. */
final class AxisCheck {
  private static final int FEW = 10;

  private final Descriptor descriptor;
  private final Loaded loaded;
  private final Problems warnings;

  AxisCheck(Descriptor descriptor, Loaded loaded, Problems warnings) {
    this.descriptor = descriptor;
    this.loaded = loaded;
    this.warnings = warnings;
  }

  void run() {
    loaded.doubts().forEach(warnings::add);
    subjects();
    descriptor.info().benchmarks().forEach(this::folds);
  }

  /** Most often a column that the pattern should not match, or a subject spelled in two ways. */
  private void subjects() {
    Map<String, Long> counts =
        loaded.assembly().neuroids().stream()
            .filter(n -> !n.group())
            .collect(Collectors.groupingBy(Neuroid::subject, TreeMap::new, Collectors.counting()));
    List<String> single =
        counts.entrySet().stream().filter(e -> e.getValue() == 1).map(Map.Entry::getKey).toList();
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    if (!single.isEmpty() && most > 1) {
      warnings.add(
          "neuroids: %d of %d subjects have a single neuroid, others up to %d: %s; is a name spelled"
                  .formatted(
                      single.size(),
                      counts.size(),
                      most,
                      String.join(", ", single.subList(0, Math.min(3, single.size()))))
              + " in two ways, does a pattern match too much?");
    }
  }

  private void folds(Benchmark benchmark) {
    CrossValidation cv = benchmark.cv();
    Assembly assembly = loaded.assembly();
    int folds = cv.scheme() == Scheme.NONE ? 1 : Math.max(1, cv.folds());
    int test = assembly.scored().size() / folds;
    if (test < FEW) {
      warnings.add(
          "dataset.json: %s: %d scored presentations in %d folds leave %d to test on; a correlation"
                  .formatted(benchmark.id(), assembly.scored().size(), folds, test)
              + " over so few is noise: write fewer folds, measure more");
    }
  }
}
