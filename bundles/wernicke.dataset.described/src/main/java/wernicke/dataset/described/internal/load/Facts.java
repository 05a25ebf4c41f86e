package wernicke.dataset.described.internal.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.CrossValidation.Scheme;
import wernicke.api.DatasetInfo;
import wernicke.api.Neuroid;
import wernicke.api.Presentation;
import wernicke.dataset.described.internal.problem.Problems;

/** What was read, in a few lines, and whether its benchmarks can be computed on it. */
public final class Facts {
  private final Assembly assembly;

  public Facts(Assembly assembly) {
    this.assembly = assembly;
  }

  /** Lines for people. */
  public List<String> lines(DatasetInfo info) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            "presentations: %d, scored: %d, contexts: %d, pieces of text: %d",
            assembly.stimuli().presentations().size(),
            assembly.scored().size(),
            passages(),
            assembly.stimuli().parts().size()));
    lines.add(
        String.format(
            "neuroids: %d, subjects: %d, neuroids that are means over subjects: %d",
            assembly.neuroids().size(), subjects(), means()));
    lines.add(missing());
    assembly.notes().forEach((key, value) -> lines.add(key + ": " + value));
    info.benchmarks().forEach(b -> lines.add("benchmark " + b.id() + ": " + b.cv()));
    return lines;
  }

  private long passages() {
    return assembly.stimuli().presentations().stream()
        .map(Presentation::passage)
        .distinct()
        .count();
  }

  private long subjects() {
    return assembly.neuroids().stream()
        .filter(n -> !n.group())
        .map(Neuroid::subject)
        .distinct()
        .count();
  }

  private long means() {
    return assembly.neuroids().stream().filter(Neuroid::group).count();
  }

  private String missing() {
    int rows = assembly.values().rows();
    int columns = assembly.values().columns();
    long missing = 0;
    int empty = 0;
    for (int j = 0; j < columns; j++) {
      int gaps = 0;
      for (int i = 0; i < rows; i++) {
        gaps += Float.isNaN(assembly.values().get(i, j)) ? 1 : 0;
      }
      missing += gaps;
      empty += gaps == rows ? 1 : 0;
    }
    return String.format(
        "responses: %2$d, missing: %1$d, neuroids without any: %3$d",
        missing, (long) rows * columns, empty);
  }

  /** Adds a problem for each benchmark whose cross-validation does not fit what was read. */
  public void check(DatasetInfo info, Problems problems) {
    for (Benchmark benchmark : info.benchmarks()) {
      CrossValidation cv = benchmark.cv();
      boolean grouped = cv.scheme() == Scheme.GROUP || cv.scheme() == Scheme.RUNS;
      int there = grouped ? groups(cv.by(), problems) : assembly.scored().size();
      int wanted = cv.scheme() == Scheme.NONE ? 1 : Math.max(2, cv.folds());
      if (there < wanted) {
        problems.key(
            "benchmarks",
            benchmark.id()
                + ": the cross-validation "
                + cv
                + " needs "
                + wanted
                + (grouped ? " groups" : " scored presentations")
                + ", there are "
                + there
                + "; write another 'cv'");
      }
    }
  }

  private int groups(String by, Problems problems) {
    Set<String> groups = new HashSet<>();
    int without = 0;
    for (int i : assembly.scored()) {
      Presentation presentation = assembly.stimuli().presentations().get(i);
      String group =
          by.equals("passage") ? presentation.passage() : presentation.metadata().get(by);
      groups.add(group);
      without += group == null ? 1 : 0;
    }
    if (without > 0) {
      problems.key(
          "benchmarks",
          without + " scored presentations have no '" + by + "' to split by; fill the cells in");
    }
    return (int) groups.stream().filter(Objects::nonNull).count();
  }
}
