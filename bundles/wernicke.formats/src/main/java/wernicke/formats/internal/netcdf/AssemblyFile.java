package wernicke.formats.internal.netcdf;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wernicke.api.Matrix;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.hdf5.Hdf5;

/**
 * A NetCDF-4 file with the variable {@code data} on the dimensions {@code presentation} and {@code
 * neuroid} (or another name), and one-dimensional coordinates on either (science.md section 3).
 *
 * <p>NetCDF-4 is HDF5; a variable names its dimensions by the attribute {@code DIMENSION_LIST}, one
 * reference to a dimension scale for each (HDF5 dimension scales specification; Unidata, "NetCDF-4
 * format").
 */
public final class AssemblyFile {
  private static final String VARIABLE = "data";
  private static final String ROWS = "presentation";

  private final DataFile file;
  private final String columns;
  private final Map<String, Node> nodes;

  private AssemblyFile(DataFile file, String columns, Map<String, Node> nodes) {
    this.file = file;
    this.columns = columns;
    this.nodes = nodes;
  }

  /**
   * Reads a file whole; 64-bit numbers become 32-bit ones, a fill value becomes NaN.
   *
   * @throws PluginException in one line naming the file, if it is missing, is no HDF5 file, is cut
   *     short, has no variable {@code data} or has it on other dimensions or in another order
   */
  public static Responses read(Path file) {
    return read(file, "neuroid");
  }

  /** The same of a file whose second dimension has another name. */
  public static Responses read(Path path, String columns) {
    DataFile file = DataFile.published(path);
    return Hdf5.read(
        file,
        0,
        "NetCDF-4 (HDF5)",
        hdf -> new AssemblyFile(file, columns, hdf.getChildren()).read());
  }

  private Responses read() {
    Dataset data = variable();
    List<String> dimensions = dimensions(data);
    if (!dimensions.equals(List.of(ROWS, columns))) {
      throw file.refused(
          "'"
              + VARIABLE
              + "' is "
              + (dimensions.isEmpty() ? "without dimensions" : String.join(" x ", dimensions))
              + ", expected "
              + ROWS
              + " x "
              + columns);
    }
    int[] shape = data.getDimensions();
    return new Responses(axis(ROWS, shape[0]), axis(columns, shape[1]), values(data, shape));
  }

  private Dataset variable() {
    if (nodes.get(VARIABLE) instanceof Dataset data) {
      return data;
    }
    throw file.refused(
        "no variable '"
            + VARIABLE
            + "'; it has "
            + (nodes.isEmpty()
                ? "none"
                : String.join(", ", nodes.keySet().stream().sorted().toList())));
  }

  /** The names of a variable's dimensions, in order; empty if it has none. */
  private List<String> dimensions(Dataset variable) {
    Attribute list = variable.getAttributes().get("DIMENSION_LIST");
    if (list == null || !(list.getData() instanceof Object[] references)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (Object reference : references) {
      long address = Array.getLength(reference) == 0 ? -1 : Array.getLong(reference, 0);
      names.add(
          nodes.values().stream()
              .filter(node -> node.getAddress() == address)
              .map(Node::getName)
              .findFirst()
              .orElse("?"));
    }
    return names;
  }

  private Axis axis(String dimension, int size) {
    Map<String, List<String>> coordinates = new TreeMap<>();
    nodes.forEach(
        (name, node) -> {
          if (node instanceof Dataset coordinate
              && dimensions(coordinate).equals(List.of(dimension))) {
            coordinates.put(name, texts(name, coordinate, size));
          }
        });
    return new Axis(file.path(), dimension, size, coordinates);
  }

  private List<String> texts(String name, Dataset coordinate, int size) {
    Object flat = coordinate.isEmpty() ? new Object[0] : Hdf5.flat(file, coordinate);
    if (Array.getLength(flat) != size) {
      throw file.refused(
          "'" + name + "' has " + Array.getLength(flat) + " values, expected " + size);
    }
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(text(Array.get(flat, i)));
    }
    return texts;
  }

  private static String text(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? String.valueOf((long) number)
          : String.valueOf(number);
    }
    return String.valueOf(value);
  }

  private Matrix values(Dataset data, int... shape) {
    if (data.isEmpty() || shape[0] == 0 || shape[1] == 0) {
      throw file.damaged("'" + VARIABLE + "' is empty");
    }
    Object flat = Hdf5.flat(file, data);
    float[] values;
    if (flat instanceof float[] floats) {
      values = floats;
    } else if (flat instanceof double[] doubles) {
      values = new float[doubles.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) doubles[i];
      }
    } else {
      throw file.refused(
          "'" + VARIABLE + "' holds " + data.getJavaType() + ", expected numbers with a point");
    }
    clearFill(values, data.getAttributes().get("_FillValue"));
    return Matrix.of(shape[0], shape[1], values);
  }

  private static void clearFill(float[] values, Attribute attribute) {
    if (attribute == null) {
      return;
    }
    Object data = attribute.getData();
    float fill = ((Number) (data.getClass().isArray() ? Array.get(data, 0) : data)).floatValue();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == fill) {
        values[i] = Float.NaN;
      }
    }
  }
}
