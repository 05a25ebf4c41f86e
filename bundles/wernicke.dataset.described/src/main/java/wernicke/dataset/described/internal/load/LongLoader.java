package wernicke.dataset.described.internal.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.descriptor.ResponseColumns;
import wernicke.dataset.described.internal.load.response.Neuroids;
import wernicke.dataset.described.internal.load.stimulus.TextRows;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.Header;
import wernicke.dataset.described.internal.table.Row;
import wernicke.dataset.described.internal.table.RowFilter;
import wernicke.dataset.described.internal.table.RowReader;
import wernicke.dataset.described.internal.table.Tables;
import wernicke.formats.internal.text.Difference;

/**
 * Loads a table with a row for each response. Presentations and neuroids are in the order in which
 * they first come; what no row mentions is missing.
 */
final class LongLoader implements RowReader {
  private final Descriptor descriptor;
  private final Layout.OneTable layout;
  private final ResponseColumns.LongForm responses;
  private final Problems problems;
  private final Progress progress;
  private final Map<String, Integer> presentations = new LinkedHashMap<>();
  private final List<String> shown = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final Map<Neuroid, Integer> neuroids = new LinkedHashMap<>();
  private final List<Response> read = new ArrayList<>();
  private RowFilter filter;
  private TextRows texts;
  private int id;
  private int text;
  private int neuroid;
  private int subject;
  private int value;
  private int rows;

  /** A response, and the row it was in. */
  private record Response(int presentation, int neuroid, float value, long row) {}

  LongLoader(
      Descriptor descriptor,
      Layout.OneTable layout,
      ResponseColumns.LongForm responses,
      Problems problems,
      Progress progress) {
    this.descriptor = descriptor;
    this.layout = layout;
    this.responses = responses;
    this.problems = problems;
    this.progress = progress;
  }

  /** Reads the table; empty after problems. */
  Optional<Draft> load() {
    Tables.read(layout.file(), this, problems, progress);
    Matrix values = values();
    List<Neuroid> measured =
        Neuroids.finished(List.copyOf(neuroids.keySet()), descriptor.neuroids(), problems);
    if (!problems.none()) {
      return Optional.empty();
    }
    return Optional.of(
        new Draft(
            texts.stimuli(descriptor.info().id()),
            texts.scored(),
            measured,
            values,
            Notes.kept(layout.filter(), read.size(), rows),
            places,
            List.of()));
  }

  @Override
  public boolean header(Header header) {
    filter = new RowFilter("filter", layout.filter(), header, problems);
    texts = new TextRows("columns.", layout.texts(), descriptor, header, problems);
    id = header.find("columns.id", layout.texts().id(), new Problems());
    text = header.find("columns.text", layout.texts().text(), new Problems());
    neuroid = header.find("columns.neuroid", responses.neuroid(), problems);
    subject = header.find("columns.subject", responses.subject(), problems);
    value = header.find("columns.value", responses.value(), problems);
    return problems.none();
  }

  @Override
  public void row(Row row) {
    rows++;
    if (!filter.keeps(row)) {
      return;
    }
    String name = row.require(id, problems).orElse("");
    Integer index = presentations.putIfAbsent(name, presentations.size());
    if (index == null) {
      index = shown.size();
      texts.add(row);
      shown.add(row.cells().get(text).strip());
      places.add(row.place());
    } else if (!shown.get(index).equals(row.cells().get(text).strip())) {
      complain(row, Difference.of(shown.get(index), row.cells().get(text).strip()));
    }
    int column = neuroids.computeIfAbsent(neuroid(row), n -> neuroids.size());
    read.add(new Response(index, column, row.value(value, problems), row.number()));
  }

  private void complain(Row row, Difference difference) {
    row.complain(
        text,
        "'%s' is another text than '%s' of the same id (character %d: %s); correct one of them"
            .formatted(
                difference.right(),
                difference.left(),
                difference.position() + 1,
                difference.characters()),
        problems);
  }

  /** Named by its column, or else by its subject. */
  private Neuroid neuroid(Row row) {
    Map<String, String> known = new LinkedHashMap<>(descriptor.neuroids().constant());
    if (subject >= 0) {
      known.put(Neuroids.SUBJECT, row.require(subject, problems).orElse(""));
    }
    String name =
        neuroid >= 0
            ? row.require(neuroid, problems).orElse("")
            : known.getOrDefault(Neuroids.SUBJECT, "");
    responses.neuroid().ifPresent(n -> known.put(n, name));
    return Neuroids.of(name, known);
  }

  private Matrix values() {
    float[] values = new float[Math.multiplyExact(presentations.size(), neuroids.size())];
    long[] first = new long[values.length];
    Arrays.fill(values, Float.NaN);
    for (Response response : read) {
      int at = response.presentation() * neuroids.size() + response.neuroid();
      if (first[at] > 0) {
        problems.row(
            layout.file().name(),
            response.row(),
            "the same presentation and neuroid as row " + first[at] + "; average them beforehand");
      }
      first[at] = response.row();
      values[at] = response.value();
    }
    return Matrix.of(presentations.size(), neuroids.size(), values);
  }
}
