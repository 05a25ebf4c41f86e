package wernicke.api.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import wernicke.api.Neuroid;

/**
 * One value for each measure of data whose neuroids are not of one unit, in place of a median over
 * all: the median over the neuroids of a measure of their means over splits, NaN left out.
 *
 * @param layers names
 * @param measures in the order of the data
 */
public record Measures(List<String> layers, List<Measure> measures) {
  /**
   * One measure.
   *
   * @param name {@link Neuroid#measure}
   * @param unit of its responses; empty if it is not told
   * @param neuroids how many take it
   * @param values one for each layer; NaN where there is none
   */
  public record Measure(String name, String unit, int neuroids, List<Double> values) {
    public Measure {
      values = List.copyOf(values);
    }
  }

  public Measures {
    layers = List.copyOf(layers);
    measures = List.copyOf(measures);
  }

  /**
   * The units of the neuroids that a raw score is made of, each once; more than one, and there is
   * no such score.
   */
  public static Collection<String> units(List<Neuroid> neuroids) {
    TreeSet<String> units = new TreeSet<>();
    Regions.counted(neuroids).forEach(n -> units.add(neuroids.get(n).unit()));
    return units;
  }

  /** The measures of a table. */
  public static Measures of(NeuroidTable table) {
    Map<List<String>, List<Integer>> members = new LinkedHashMap<>();
    for (int n : Regions.counted(table.neuroids())) {
      Neuroid neuroid = table.neuroids().get(n);
      members
          .computeIfAbsent(List.of(neuroid.measure(), neuroid.unit()), m -> new ArrayList<>())
          .add(n);
    }
    List<Measure> measures = new ArrayList<>();
    members.forEach(
        (name, some) ->
            measures.add(
                new Measure(name.get(0), name.get(1), some.size(), Regions.medians(table, some))));
    return new Measures(table.layers(), measures);
  }
}
