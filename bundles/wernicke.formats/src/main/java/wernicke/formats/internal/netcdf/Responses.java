package wernicke.formats.internal.netcdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.api.PluginException;

/**
 * Measured responses with the coordinates of both axes, as a file has them, and the selections that
 * benchmarks make.
 *
 * @param presentations the rows
 * @param neuroids the columns
 * @param values presentations x neuroids; NaN where missing
 */
public record Responses(Axis presentations, Axis neuroids, Matrix values) {

  /**
   * Only the presentations that have the given value of a coordinate.
   *
   * @throws PluginException naming the values there are, if none has it
   */
  public Responses onlyPresentations(String coordinate, String value) {
    return rows(positions(presentations, coordinate, value));
  }

  /** Only the neuroids that have the given value of a coordinate; as the other one. */
  public Responses onlyNeuroids(String coordinate, String value) {
    return columns(positions(neuroids, coordinate, value));
  }

  private static int[] positions(Axis axis, String coordinate, String value) {
    List<String> texts = axis.texts(coordinate);
    int[] found = IntStream.range(0, axis.size()).filter(i -> texts.get(i).equals(value)).toArray();
    if (found.length == 0) {
      throw new PluginException(
          axis.file()
              + ": no "
              + axis.name()
              + " has "
              + coordinate
              + " '"
              + value
              + "'; there is "
              + texts.stream().distinct().limit(5).collect(Collectors.joining(", ")));
    }
    return found;
  }

  /**
   * Without the neuroids that miss a value at any presentation.
   *
   * @throws PluginException if none is left
   */
  public Responses complete() {
    boolean[] missing = new boolean[neuroids.size()];
    float[] row = new float[neuroids.size()];
    for (int i = 0; i < presentations.size(); i++) {
      values.copyRow(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        missing[j] |= Float.isNaN(row[j]);
      }
    }
    int[] kept = IntStream.range(0, missing.length).filter(j -> !missing[j]).toArray();
    if (kept.length == 0) {
      throw new PluginException(
          neuroids.file()
              + ": each of the "
              + neuroids.size()
              + " neuroids misses values at these "
              + presentations.size()
              + " presentations, nothing is left; get the file again");
    }
    return kept.length == missing.length ? this : columns(kept);
  }

  /**
   * Presentations of one group one after the other, groups in the order in which they first appear,
   * and within a group by ascending numbers of the keys, the first key counting most. Rows that are
   * in order stay where they are.
   */
  public Responses inOrder(String group, List<String> keys) {
    List<String> groups = presentations.texts(group);
    List<String> first = new ArrayList<>(new LinkedHashSet<>(groups));
    Comparator<Integer> order = Comparator.comparing(i -> first.indexOf(groups.get(i)));
    for (String key : keys) {
      double[] numbers = presentations.numbers(key);
      order = order.thenComparing(i -> numbers[i]);
    }
    int[] sorted =
        IntStream.range(0, presentations.size())
            .boxed()
            .sorted(order)
            .mapToInt(Integer::intValue)
            .toArray();
    return rows(sorted);
  }

  /** Whether the presentations are the same, in the same order. */
  public boolean sameOrder(Responses other) {
    return presentations.coordinates().equals(other.presentations().coordinates());
  }

  private Responses rows(int[] kept) {
    return new Responses(presentations.select(kept), neuroids, values.select(kept));
  }

  private Responses columns(int[] kept) {
    float[] selected = new float[Math.multiplyExact(presentations.size(), kept.length)];
    float[] row = new float[neuroids.size()];
    for (int i = 0; i < presentations.size(); i++) {
      values.copyRow(i, row, 0);
      for (int j = 0; j < kept.length; j++) {
        selected[i * kept.length + j] = row[kept[j]];
      }
    }
    return new Responses(
        presentations,
        neuroids.select(kept),
        Matrix.of(presentations.size(), kept.length, selected));
  }
}
