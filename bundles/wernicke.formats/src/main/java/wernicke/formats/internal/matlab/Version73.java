package wernicke.formats.internal.matlab;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.hdf5.Hdf5;

/**
 * Version 7.3: an HDF5 file behind a header of 512 bytes (MathWorks, "MAT-File Versions"). What
 * MATLAB means by a variable is in attributes; dimensions are in reverse, so that the order of the
 * numbers is MATLAB's. What lies in cells are references into the group {@code #refs#}.
 */
final class Version73 {
  private static final int START = 512;
  private static final int VERSION = 124;
  private static final String REFERENCES = "#refs#";

  private final DataFile file;
  private final Map<Long, Node> references = new HashMap<>();
  private final Map<Long, Value> values = new HashMap<>();
  private final Set<Long> begun = new HashSet<>();

  private Version73(DataFile file, HdfFile hdf) {
    this.file = file;
    if (hdf.getChild(REFERENCES) instanceof Group group) {
      group.getChildren().values().forEach(node -> references.put(node.getAddress(), node));
    }
  }

  /** Whether a file that begins with these 128 bytes is of this version. */
  static boolean is(byte[] header) {
    return header.length == VERSION + 4
        && header[VERSION + 1] == 2
        && header[VERSION + 2] == 'I'
        && header[VERSION + 3] == 'M';
  }

  static Map<String, Value> read(DataFile file, List<String> names) {
    return Hdf5.read(
        file,
        START,
        "MATLAB 7.3 (HDF5)",
        hdf -> {
          Version73 reader = new Version73(file, hdf);
          Map<String, Value> variables = new HashMap<>();
          for (String name : names) {
            Node node = hdf.getChild(name);
            if (node != null) {
              variables.put(name, reader.value(node));
            }
          }
          return variables;
        });
  }

  /** What lies there, read once: cells of a damaged file may share theirs, or hold themselves. */
  private Value value(Node node) {
    Value known = values.get(node.getAddress());
    if (known == null) {
      if (!begun.add(node.getAddress())) {
        throw file.damaged(node.getPath() + " holds itself");
      }
      known = read(node);
      values.put(node.getAddress(), known);
    }
    return known;
  }

  private Value read(Node node) {
    Attribute attribute = node.getAttribute("MATLAB_class");
    String kind = attribute == null ? "?" : String.valueOf(attribute.getData());
    if (node.getAttribute("MATLAB_object_decode") != null) {
      return Value.Other.of(kind);
    } else if (node.getAttribute("MATLAB_sparse") != null) {
      return Value.Other.SPARSE;
    } else if (node instanceof Group group && kind.equals("struct")) {
      return structure(group);
    } else if (node instanceof Dataset data) {
      return isEmpty(data) ? empty(kind, data) : array(kind, data);
    }
    return Value.Other.of(kind);
  }

  /** A field of an array of structures is a reference for each, and has no class. */
  private Value structure(Group group) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Map.Entry<String, Node> field : group.getChildren().entrySet()) {
      if (field.getValue().getAttribute("MATLAB_class") == null) {
        return Value.Other.STRUCTURES;
      }
      fields.put(field.getKey(), value(field.getValue()));
    }
    return new Value.Structure(fields);
  }

  private static boolean isEmpty(Dataset data) {
    Attribute empty = data.getAttribute("MATLAB_empty");
    return empty != null && ((Number) empty.getData()).intValue() != 0;
  }

  /** An array without elements holds its dimensions instead. */
  private Value empty(String kind, Dataset data) {
    return switch (kind) {
      case "char" -> new Value.Text("");
      case "cell" -> new Value.Cells(List.of());
      case "struct" -> Value.Other.STRUCTURES;
      default -> isNumeric(kind) ? noNumbers(data) : Value.Other.of(kind);
    };
  }

  private Value noNumbers(Dataset data) {
    int[] dimensions =
        DoubleStream.of(doubles(Hdf5.flat(file, data))).mapToInt(size -> (int) size).toArray();
    Value.Numbers numbers = Value.Numbers.of(dimensions, place -> Double.NaN);
    if (numbers.count() != 0) {
      throw file.damaged(data.getPath() + " is not as empty as it says");
    }
    return numbers;
  }

  private static boolean isNumeric(String kind) {
    return switch (kind) {
      case "double", "single", "logical", "int8", "uint8", "int16", "uint16" -> true;
      case "int32", "uint32", "int64", "uint64" -> true;
      default -> false;
    };
  }

  private Value array(String kind, Dataset data) {
    if (kind.equals("cell")) {
      return cells(data);
    } else if (kind.equals("char")) {
      return dimensions(data)[0] == 1 ? text(Hdf5.flat(file, data)) : Value.Other.LINES;
    } else if (!isNumeric(kind)) {
      return Value.Other.of(kind);
    }
    return data.isCompound() ? Value.Other.COMPLEX : numbers(data);
  }

  /** As MATLAB counts them. */
  private static int[] dimensions(Dataset data) {
    int[] stored = data.getDimensions();
    int last = stored.length - 1;
    return IntStream.rangeClosed(0, last).map(i -> stored[last - i]).toArray();
  }

  private Value numbers(Dataset data) {
    Object flat = Hdf5.flat(file, data);
    if (flat instanceof float[] floats) {
      return Value.Numbers.of(dimensions(data), place -> floats[place]);
    }
    double[] doubles = doubles(flat);
    return Value.Numbers.of(dimensions(data), place -> doubles[place]);
  }

  private static double[] doubles(Object flat) {
    if (flat instanceof double[] doubles) {
      return doubles;
    }
    double[] doubles = new double[Array.getLength(flat)];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = ((Number) Array.get(flat, i)).doubleValue();
    }
    return doubles;
  }

  /** UTF-16, each unit a number. */
  private static Value text(Object flat) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Array.getLength(flat); i++) {
      text.append((char) Array.getInt(flat, i));
    }
    return new Value.Text(text.toString());
  }

  private Value cells(Dataset data) {
    List<Value> elements = new ArrayList<>();
    for (long address : (long[]) Hdf5.flat(file, data)) {
      Node node = references.get(address);
      if (node == null) {
        throw file.damaged(data.getPath() + " refers to what is not there");
      }
      elements.add(value(node));
    }
    return new Value.Cells(elements);
  }
}
