package wernicke.formats.internal.netcdf;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wernicke.api.PluginException;

/**
 * One dimension of an assembly with its coordinates.
 *
 * @param file where it was read from, for messages
 * @param name such as {@code presentation}
 * @param size number of positions
 * @param coordinates by name: one text for each position; whole numbers are written without a point
 */
public record Axis(Path file, String name, int size, Map<String, List<String>> coordinates) {
  public Axis {
    coordinates = new TreeMap<>(coordinates);
  }

  /** Whether there is a coordinate of that name. */
  public boolean has(String coordinate) {
    return coordinates.containsKey(coordinate);
  }

  /**
   * A coordinate, under the first of several names that is there.
   *
   * @throws PluginException naming the file and the coordinates it has, if there is none of them
   */
  public List<String> texts(String... names) {
    return Arrays.stream(names)
        .filter(this::has)
        .findFirst()
        .map(coordinates::get)
        .orElseThrow(
            () ->
                new PluginException(
                    file
                        + ": no coordinate '"
                        + String.join("' or '", names)
                        + "' on "
                        + name
                        + "; it has "
                        + (coordinates.isEmpty()
                            ? "none"
                            : String.join(", ", coordinates.keySet()))));
  }

  /**
   * A coordinate of numbers.
   *
   * @throws PluginException naming the position, if one is no number
   */
  public double[] numbers(String coordinate) {
    List<String> texts = texts(coordinate);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      try {
        numbers[i] = Double.parseDouble(texts.get(i));
      } catch (NumberFormatException e) {
        throw new PluginException(
            where(i) + coordinate + " is '" + texts.get(i) + "', expected a number", e);
      }
    }
    return numbers;
  }

  /** Everything known about one position. */
  Map<String, String> at(int position) {
    Map<String, String> values = new LinkedHashMap<>();
    coordinates.forEach((key, texts) -> values.put(key, texts.get(position)));
    return values;
  }

  /** The given positions, in the given order. */
  Axis select(int[] selected) {
    Map<String, List<String>> kept = new TreeMap<>();
    coordinates.forEach(
        (key, texts) -> kept.put(key, Arrays.stream(selected).mapToObj(texts::get).toList()));
    return new Axis(file, name, selected.length, kept);
  }

  /** The beginning of a message about one position, counted from 1. */
  public String where(int position) {
    return file + ", " + name + " " + (position + 1) + ": ";
  }
}
