package wernicke.dataset.described.internal.load.stimulus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Stimuli;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.TextColumns;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.Header;
import wernicke.dataset.described.internal.table.Row;
import wernicke.dataset.described.internal.table.RowFilter;

/** Presentations out of the rows of a table, one part each. */
public final class TextRows {
  private final Problems problems;
  private final boolean silence;
  private final int text;
  private final int id;
  private final int context;
  private final Map<String, Integer> metadata = new LinkedHashMap<>();
  private final Optional<RowFilter> scoring;
  private final Contexts contexts;
  private final List<Part> parts = new ArrayList<>();
  private final List<Presentation> presentations = new ArrayList<>();
  private final List<Integer> scored = new ArrayList<>();
  private final Map<String, Long> rows = new HashMap<>();

  /**
   * Finds the columns; those that are not there are problems.
   *
   * @param key of the descriptor that holds the columns, with a dot
   * @param descriptor says which rows are scored, and whether a row may have no text
   */
  public TextRows(
      String key, TextColumns columns, Descriptor descriptor, Header header, Problems problems) {
    this.problems = problems;
    this.silence = descriptor.alignment().sparse();
    this.text = header.find(key + "text", columns.text(), problems);
    this.id = header.find(key + "id", columns.id(), problems);
    this.context = header.find(key + "context", columns.context(), problems);
    columns.metadata().forEach(m -> metadata.put(m, header.find(key + "metadata", m, problems)));
    columns.context().ifPresent(c -> metadata.put(c, context));
    this.scoring = descriptor.scored().map(f -> new RowFilter("scored", f, header, problems));
    this.contexts = new Contexts(problems);
  }

  /** Makes the next presentation of a row. */
  public void add(Row row) {
    String name = id < 0 ? String.valueOf(row.number() - 1) : row.require(id, problems).orElse("");
    Long first = rows.putIfAbsent(name, row.number());
    if (first != null && !name.isEmpty()) {
      row.complain(
          id, "'" + name + "' again, first in row " + first + "; make ids unique", problems);
    }
    int index = presentations.size();
    String passage = passage(row, name);
    presentations.add(new Presentation(name, passage, metadata(row)));
    text(row).ifPresent(t -> parts.add(new Part(t, passage, index)));
    if (scoring.isEmpty() || scoring.get().keeps(row)) {
      scored.add(index);
    }
  }

  private String passage(Row row, String name) {
    if (context < 0) {
      return name;
    }
    String passage = row.require(context, problems).orElse("");
    contexts.next(passage, row, context);
    return passage;
  }

  private Optional<String> text(Row row) {
    return silence
        ? Optional.of(row.cells().get(text).strip()).filter(t -> !t.isEmpty())
        : row.require(text, problems);
  }

  private Map<String, String> metadata(Row row) {
    Map<String, String> values = new LinkedHashMap<>();
    metadata.forEach((name, column) -> row.text(column).ifPresent(t -> values.put(name, t)));
    return values;
  }

  /** How many there are. */
  public int size() {
    return presentations.size();
  }

  /** The presentations that take part in a score. */
  public List<Integer> scored() {
    return scored;
  }

  /** What was shown, in the order of the rows. */
  public Stimuli stimuli(String dataset) {
    return new Stimuli(dataset, parts, presentations);
  }
}
