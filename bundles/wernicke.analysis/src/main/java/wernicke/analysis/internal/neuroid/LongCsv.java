package wernicke.analysis.internal.neuroid;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.job.Score;
import wernicke.api.report.NeuroidTable;
import wernicke.api.report.SettingColumns;

/**
 * A table in long form as RFC 4180 CSV in UTF-8: one row per layer and neuroid, so that tables of
 * several scores can be put one under the other. Metadata have columns of their own names, after
 * {@code neuroid_} if a column of the table has that name. NaN is an empty cell.
 */
final class LongCsv {
  private static final List<String> SCORE = List.of("result", "model", "benchmark", "metric", "cv");
  private static final List<String> PLACE = List.of("layer", "neuroid", "subject");
  private static final String VALUE = "score";

  private final NeuroidTable table;
  private final SettingColumns settings;
  private final List<String> first = new ArrayList<>(SCORE);
  private final Set<String> keys = new TreeSet<>();

  private LongCsv(NeuroidTable table) {
    this.table = table;
    settings = SettingColumns.of(List.of(table.score()));
    first.addAll(settings.names());
    first.addAll(PLACE);
    table.neuroids().forEach(n -> keys.addAll(n.metadata().keySet()));
  }

  static void write(NeuroidTable table, OutputStream out) throws IOException {
    OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    LongCsv rows = new LongCsv(table);
    csv.writeRecord(rows.head());
    for (int layer = 0; layer < table.layers().size(); layer++) {
      for (int neuroid = 0; neuroid < table.neuroids().size(); neuroid++) {
        csv.writeRecord(rows.row(layer, neuroid));
      }
    }
    csv.flush();
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(first);
    Collection<String> columns = table.columns().keySet();
    for (String key : keys) {
      boolean taken = first.contains(key) || key.equals(VALUE) || columns.contains(key);
      head.add(taken ? "neuroid_" + key : key);
    }
    head.add(VALUE);
    head.addAll(columns);
    return head;
  }

  private List<String> row(int layer, int index) {
    Score score = table.score();
    Neuroid neuroid = table.neuroids().get(index);
    List<String> cells =
        new ArrayList<>(
            List.of(score.id(), score.model(), score.benchmark(), score.metric(), score.cv()));
    cells.addAll(settings.row(score));
    cells.addAll(List.of(table.layers().get(layer), neuroid.id(), neuroid.subject()));
    keys.forEach(key -> cells.add(neuroid.metadata().getOrDefault(key, "")));
    cells.add(number(table.values().get(layer, index)));
    for (Matrix column : table.columns().values()) {
      cells.add(number(column.get(layer, index)));
    }
    return cells;
  }

  /** All digits of a float32; whole numbers without a point. */
  private static String number(float value) {
    if (Float.isNaN(value)) {
      return "";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e7;
    return whole ? String.valueOf((int) value) : String.valueOf(value);
  }
}
