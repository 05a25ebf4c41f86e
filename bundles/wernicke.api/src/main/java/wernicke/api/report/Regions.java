package wernicke.api.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import wernicke.api.Median;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;

/**
 * The median over the neuroids of every region of interest, NaN left out.
 *
 * @param layers names
 * @param sizes name of the region to its number of neuroids, in the order of the data
 * @param medians regions x layers; NaN where no neuroid has a value
 * @param without how many neuroids have no region
 */
public record Regions(
    List<String> layers, Map<String, Integer> sizes, List<List<Double>> medians, int without) {
  private static final String ROI = "roi";

  public Regions {
    layers = List.copyOf(layers);
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    medians = List.copyOf(medians);
  }

  /**
   * The regions of a table.
   *
   * @throws PluginException if no neuroid has the metadata {@code roi}
   */
  public static Regions of(NeuroidTable table) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    List<Integer> counted = counted(table.neuroids());
    for (int n : counted) {
      String roi = table.neuroids().get(n).metadata().getOrDefault(ROI, "").strip();
      if (!roi.isEmpty()) {
        members.computeIfAbsent(roi, r -> new ArrayList<>()).add(n);
      }
    }
    if (members.isEmpty()) {
      throw new PluginException(
          "the neuroids of "
              + table.score().benchmark()
              + " belong to no region: their metadata need roi");
    }
    Map<String, Integer> sizes = new LinkedHashMap<>();
    members.forEach((roi, some) -> sizes.put(roi, some.size()));
    int with = sizes.values().stream().mapToInt(n -> n).sum();
    return new Regions(
        table.layers(),
        sizes,
        members.values().stream().map(some -> medians(table, some)).toList(),
        counted.size() - with);
  }

  /**
   * The indices of the neuroids that the raw score is made of: all, or the means over subjects if
   * there are any.
   */
  public static List<Integer> counted(List<Neuroid> neuroids) {
    boolean means = neuroids.stream().anyMatch(Neuroid::group);
    return IntStream.range(0, neuroids.size())
        .filter(n -> !means || neuroids.get(n).group())
        .boxed()
        .toList();
  }

  /** The median over some neuroids, layer by layer. */
  static List<Double> medians(NeuroidTable table, List<Integer> members) {
    return IntStream.range(0, table.layers().size())
        .mapToObj(
            layer ->
                Median.of(
                    members.stream().mapToDouble(n -> table.values().get(layer, n)).toArray()))
        .toList();
  }

  /** The index of the layer with the highest median of a region; empty if none has one. */
  public OptionalInt best(int region) {
    List<Double> values = medians.get(region);
    return IntStream.range(0, values.size())
        .filter(layer -> !Double.isNaN(values.get(layer)))
        .reduce((best, layer) -> values.get(layer) > values.get(best) ? layer : best);
  }
}
