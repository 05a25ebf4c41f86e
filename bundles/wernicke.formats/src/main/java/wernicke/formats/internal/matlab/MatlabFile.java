package wernicke.formats.internal.matlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/** Some variables of a MATLAB file: of version 5, 6 or 7, or of version 7.3, which is HDF5. */
public final class MatlabFile {
  private static final int HEADER = 128;

  private final DataFile file;
  private final Map<String, Value> variables;

  private MatlabFile(DataFile file, Map<String, Value> variables) {
    this.file = file;
    this.variables = variables;
  }

  /**
   * Reads the variables of these names, if they are there.
   *
   * @throws PluginException in one line, if the file is damaged or of an older version
   */
  public static MatlabFile read(DataFile file, List<String> names) {
    boolean hdf = Version73.is(header(file));
    return new MatlabFile(
        file,
        hdf
            ? Version73.read(file, names)
            : file.read(
                "is no MATLAB file of version 5 to 7.3, or damaged",
                path -> Version5.read(path, names)));
  }

  private static byte[] header(DataFile file) {
    try (InputStream in = Files.newInputStream(file.requireRegular().path())) {
      return in.readNBytes(HEADER);
    } catch (IOException e) {
      throw file.unreadable("", e);
    }
  }

  /** A variable that is an array of numbers. */
  public Value.Numbers numbers(String name) {
    return as(Value.Numbers.class, name, variable(name), "numbers");
  }

  /** A variable that is a structure. */
  public Map<String, Value> structure(String name) {
    return as(Value.Structure.class, name, variable(name), "a structure").fields();
  }

  /** The strings of a cell array, which may each lie in a cell of their own. */
  public List<String> texts(String name) {
    return texts(name, variable(name));
  }

  /** The same of a value within a variable. */
  public List<String> texts(String name, Value value) {
    List<String> texts = new ArrayList<>();
    for (Value element : elements(name, value)) {
      while (element instanceof Value.Cells inner && inner.elements().size() == 1) {
        element = inner.elements().get(0);
      }
      texts.add(as(Value.Text.class, name, element, "strings").text());
    }
    return texts;
  }

  /** The elements of a cell array, in MATLAB's order. */
  public List<Value> elements(String name, Value value) {
    return as(Value.Cells.class, name, value, "a cell array").elements();
  }

  /** Places in a list, counted from 0 (in the file from 1). */
  public int[] places(String name, int size) {
    return places(name, variable(name), size);
  }

  /**
   * The same of a value within a variable.
   *
   * @throws PluginException if one is not from 1 to {@code size}
   */
  public int[] places(String name, Value value, int size) {
    Value.Numbers numbers = as(Value.Numbers.class, name, value, "numbers");
    int[] places = new int[numbers.count()];
    for (int i = 0; i < places.length; i++) {
      double place = numbers.get(i);
      if (place != Math.rint(place) || place < 1 || place > size) {
        throw error(name + ", element " + (i + 1) + ": " + place + " is not one of 1 to " + size);
      }
      places[i] = (int) place - 1;
    }
    return places;
  }

  private Value variable(String name) {
    Value value = variables.get(name);
    if (value == null) {
      throw error(
          "no variable "
              + name
              + "; it has "
              + (variables.isEmpty()
                  ? "none"
                  : String.join(", ", new TreeSet<>(variables.keySet()))));
    }
    return value;
  }

  private <T extends Value> T as(Class<T> type, String name, Value value, String expected) {
    if (!type.isInstance(value)) {
      throw error(name + " is " + value.kind() + ", expected " + expected);
    }
    return type.cast(value);
  }

  /** What is wrong with it, in one line that names it. */
  public PluginException error(String what) {
    return file.refused(what);
  }
}
