package wernicke.dataset.described.internal.load.stimulus;

import java.util.HashSet;
import java.util.Set;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.Row;

/** Sees to it that what shares context stands together. */
final class Contexts {
  private final Set<String> seen = new HashSet<>();
  private final Problems problems;
  private String last;

  Contexts(Problems problems) {
    this.problems = problems;
  }

  /** The next row's context; a complaint if others stand between it and its equals. */
  void next(String context, Row row, int column) {
    if (!context.equals(last) && !seen.add(context)) {
      row.complain(
          column,
          "'" + context + "' comes again after others; sort the rows by context, then by time",
          problems);
    }
    last = context;
  }
}
