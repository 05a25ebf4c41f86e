package wernicke.report.internal.score;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.console.Terminal;
import wernicke.api.report.Measures;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;

/** One value for each measure, as a table or as JSON with every layer. */
public final class MeasuresText {
  private static final int MOST = 2; // layers that have a column each

  private MeasuresText() {}

  /** Prints a row for each measure: up to two layers, or the best of more. */
  public static void print(Measures measures, Terminal terminal) {
    boolean all = measures.layers().size() <= MOST;
    List<String> heads = new ArrayList<>(List.of("measure", "unit", ">neuroids"));
    if (all) {
      measures.layers().forEach(layer -> heads.add(">" + layer));
    } else {
      heads.addAll(List.of("best layer", ">there"));
    }
    Table table = new Table(heads.toArray(String[]::new)).leaving("unit").cutting("best layer");
    for (Measures.Measure measure : measures.measures()) {
      List<String> cells = new ArrayList<>(List.of(measure.name(), unit(measure)));
      cells.add(String.valueOf(measure.neuroids()));
      cells.addAll(all ? values(measure) : best(measure, measures.layers()));
      table.row(cells.toArray(String[]::new));
    }
    table.print(terminal);
  }

  private static String unit(Measures.Measure measure) {
    return measure.unit().isEmpty() ? "-" : measure.unit();
  }

  private static List<String> values(Measures.Measure measure) {
    return measure.values().stream().map(Texts::number).toList();
  }

  private static List<String> best(Measures.Measure measure, List<String> layers) {
    List<Double> values = measure.values();
    return IntStream.range(0, values.size())
        .filter(layer -> !Double.isNaN(values.get(layer)))
        .reduce((a, b) -> values.get(b) > values.get(a) ? b : a)
        .stream()
        .mapToObj(layer -> List.of(layers.get(layer), Texts.number(values.get(layer))))
        .findFirst()
        .orElse(List.of("-", "-"));
  }

  /** One object per measure. */
  public static JsonArray json(Measures measures) {
    return Json.array(measures.measures(), measure -> json(measure, measures.layers()));
  }

  private static JsonObject json(Measures.Measure measure, List<String> layers) {
    JsonObject object = new JsonObject();
    object.addProperty("measure", measure.name());
    object.addProperty("unit", measure.unit());
    object.addProperty("n_neuroids", measure.neuroids());
    Map<String, Double> values = new LinkedHashMap<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      values.put(layers.get(layer), measure.values().get(layer));
    }
    object.add("raw", Json.numbers(values));
    return object;
  }
}
