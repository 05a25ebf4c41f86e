package wernicke.store.internal.journal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wernicke.api.store.ResultQuery;

/** The {@code where} of a query, from those of its parts that ask for something. */
final class Condition {
  private final List<String> terms = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  /** A column has a value, if one is asked for. */
  Condition is(String column, Optional<?> value) {
    return holds(column + " = ?", value);
  }

  /** The column {@code finished} is within the time that is asked for. */
  Condition finished(ResultQuery query) {
    return holds("finished >= ?", query.from()).holds("finished < ?", query.until());
  }

  private Condition holds(String term, Optional<?> value) {
    value.ifPresent(
        v -> {
          terms.add(term);
          parameters.add(v);
        });
    return this;
  }

  /** {@code where ...} with a blank in front; empty if nothing is asked for. */
  String sql() {
    return terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
  }

  /** In the order of the question marks. */
  Object[] parameters() {
    return parameters.toArray();
  }
}
