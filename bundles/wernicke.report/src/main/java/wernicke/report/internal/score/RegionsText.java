package wernicke.report.internal.score;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import wernicke.api.console.Terminal;
import wernicke.api.report.Regions;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;

/** Regions of interest as a table, or as JSON with every layer. */
public final class RegionsText {
  private RegionsText() {}

  /**
   * Prints a row per region.
   *
   * @param layer the layer whose medians are printed beside those of each region's own best
   */
  public static void print(Regions regions, String layer, Terminal terminal) {
    Table table =
        new Table("roi", ">neuroids", ">" + layer, "best layer", ">there").cutting("best layer");
    int shown = regions.layers().indexOf(layer);
    List<String> names = new ArrayList<>(regions.sizes().keySet());
    for (int i = 0; i < names.size(); i++) {
      List<Double> medians = regions.medians().get(i);
      OptionalInt best = regions.best(i);
      table.row(
          names.get(i),
          String.valueOf(regions.sizes().get(names.get(i))),
          Texts.number(shown < 0 ? Double.NaN : medians.get(shown)),
          best.isPresent() ? regions.layers().get(best.getAsInt()) : "-",
          Texts.number(best.isPresent() ? medians.get(best.getAsInt()) : Double.NaN));
    }
    table.print(terminal);
  }

  /** One object per region. */
  public static JsonArray json(Regions regions) {
    List<String> names = new ArrayList<>(regions.sizes().keySet());
    JsonArray all = new JsonArray();
    for (int i = 0; i < names.size(); i++) {
      JsonObject region = new JsonObject();
      region.addProperty("roi", names.get(i));
      region.addProperty("n_neuroids", regions.sizes().get(names.get(i)));
      Map<String, Double> medians = new LinkedHashMap<>();
      for (int layer = 0; layer < regions.layers().size(); layer++) {
        medians.put(regions.layers().get(layer), regions.medians().get(i).get(layer));
      }
      region.add("median", Json.numbers(medians));
      all.add(region);
    }
    return all;
  }
}
