package wernicke.formats.internal.matlab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/** Some variables of a MATLAB file of version 5 (also called 6 and 7). */
public final class MatlabFile {
  private final DataFile file;
  private final Map<String, Array> variables = new HashMap<>();

  private MatlabFile(DataFile file) {
    this.file = file;
  }

  /**
   * Reads the variables of these names, if they are there.
   *
   * @throws PluginException in one line, if the file is damaged or of another version
   */
  public static MatlabFile read(DataFile file, List<String> names) {
    if (Files.notExists(file.path())) {
      throw file.unreadable("", new NoSuchFileException(file.name()));
    }
    MatlabFile read = new MatlabFile(file);
    try (Source source = Sources.openFile(file.requireRegular().path().toFile())) {
      Mat5Reader reader =
          Mat5.newReader(source)
              .disableSubsystemProcessing()
              .setEntryFilter(entry -> names.contains(entry.getName()));
      for (MatFile.Entry entry : reader.readMat().getEntries()) {
        read.variables.put(entry.getName(), entry.getValue());
      }
      return read;
    } catch (IOException | RuntimeException e) {
      throw new PluginException(
          file.name()
              + " is no MATLAB file of version 5, or damaged ("
              + reason(e)
              + "); get it again",
          e);
    } catch (OutOfMemoryError e) {
      // one array alone: what else lives is not in danger
      throw new PluginException(
          file.name()
              + " wants more memory than there is: give Java more (-Xmx), or get it again if it is"
              + " small",
          e);
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse(message).strip();
  }

  /** A variable that is a matrix of numbers. */
  public Matrix matrix(String name) {
    return as(Matrix.class, name, variables.get(name), "numbers");
  }

  /** A variable that is a structure. */
  public Struct struct(String name) {
    return as(Struct.class, name, variables.get(name), "a structure");
  }

  /** The strings of a cell array, which may each lie in a cell of their own. */
  public List<String> texts(String name) {
    return texts(name, variables.get(name));
  }

  /** The same of an array within a variable. */
  public List<String> texts(String name, Array array) {
    List<String> texts = new ArrayList<>();
    for (Array element : elements(name, array)) {
      while (element instanceof Cell inner && inner.getNumElements() == 1) {
        element = inner.get(0);
      }
      texts.add(as(Char.class, name, element, "strings").getString());
    }
    return texts;
  }

  /** The elements of a cell array, in MATLAB's order. */
  public List<Array> elements(String name, Array array) {
    Cell cell = as(Cell.class, name, array, "a cell array");
    List<Array> elements = new ArrayList<>();
    for (int i = 0; i < cell.getNumElements(); i++) {
      elements.add(cell.get(i));
    }
    return elements;
  }

  /** Places in a list, counted from 0 (in the file from 1). */
  public int[] places(String name, int size) {
    return places(name, variables.get(name), size);
  }

  /**
   * The same of an array within a variable.
   *
   * @throws PluginException if one is not from 1 to {@code size}
   */
  public int[] places(String name, Array array, int size) {
    Matrix matrix = as(Matrix.class, name, array, "numbers");
    int[] places = new int[matrix.getNumElements()];
    for (int i = 0; i < places.length; i++) {
      double place = matrix.getDouble(i);
      if (place != Math.rint(place) || place < 1 || place > size) {
        throw error(name + ", element " + (i + 1) + ": " + place + " is not one of 1 to " + size);
      }
      places[i] = (int) place - 1;
    }
    return places;
  }

  private <T> T as(Class<T> type, String name, Array array, String expected) {
    if (array == null) {
      throw error("no variable " + name + "; it has " + String.join(", ", variables.keySet()));
    }
    if (!type.isInstance(array)) {
      throw error(name + " is " + array.getType() + ", expected " + expected);
    }
    return type.cast(array);
  }

  /** What is wrong with it, in one line that names it. */
  public PluginException error(String what) {
    return file.refused(what);
  }
}
