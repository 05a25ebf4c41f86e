package wernicke.formats.internal.matlab;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Sparse;
import us.hebi.matlab.mat.types.Struct;

/** Versions 5, 6 and 7, through MFL. */
final class Version5 {
  private Version5() {}

  static Map<String, Value> read(Path path, List<String> names) throws IOException {
    try (Source source = Sources.openFile(path.toFile())) {
      MatFile file =
          Mat5.newReader(source)
              .disableSubsystemProcessing()
              .setEntryFilter(entry -> names.contains(entry.getName()))
              .readMat();
      Map<String, Value> variables = new HashMap<>();
      for (MatFile.Entry entry : file.getEntries()) {
        variables.put(entry.getName(), value(entry.getValue()));
      }
      return variables;
    }
  }

  private static Value value(Array array) {
    if (array instanceof Sparse) {
      return Value.Other.SPARSE;
    } else if (array instanceof Matrix matrix) {
      return matrix.isComplex() ? Value.Other.COMPLEX : numbers(matrix);
    } else if (array instanceof Char text) {
      return text(text);
    } else if (array instanceof Cell cell) {
      List<Value> elements = new ArrayList<>();
      for (int i = 0; i < cell.getNumElements(); i++) {
        elements.add(value(cell.get(i)));
      }
      return new Value.Cells(elements);
    } else if (array instanceof Struct struct && array.getType() == MatlabType.Structure) {
      return structure(struct);
    }
    return Value.Other.of(array.getType().toString());
  }

  private static Value numbers(Matrix matrix) {
    boolean unsigned = matrix.getType() == MatlabType.UInt64; // MFL gives them a sign
    Value.Numbers numbers =
        Value.Numbers.of(
            matrix.getDimensions(),
            unsigned ? place -> unsigned(matrix.getLong(place)) : matrix::getDouble);
    if (numbers.count() > 0) {
      numbers.get(numbers.count() - 1); // a damaged file may hold fewer
    }
    return numbers;
  }

  private static double unsigned(long number) {
    return number >= 0 ? number : new BigInteger(Long.toUnsignedString(number)).doubleValue();
  }

  private static Value text(Char text) {
    if (text.getNumElements() == 0) {
      return new Value.Text("");
    }
    return text.getNumRows() == 1 && text.getNumDimensions() == 2
        ? new Value.Text(text.getString())
        : Value.Other.LINES;
  }

  private static Value structure(Struct struct) {
    if (struct.getNumElements() != 1) {
      return Value.Other.STRUCTURES;
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String name : struct.getFieldNames()) {
      fields.put(name, value(struct.get(name)));
    }
    return new Value.Structure(fields);
  }
}
