package wernicke.dataset.brennan2016.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/**
 * One subject's file {@code s##-timecourses.txt}: one row per scan, one column per region,
 * separated by white space, no header.
 *
 * @param subject such as {@code s18}
 * @param rows scans x regions
 */
record TimeCourses(String subject, List<float[]> rows) {
  /** The columns' regions of interest (README of the data). */
  static final List<String> ROIS = List.of("LATL", "RATL", "LPTL", "LIPL", "LPreM", "LIFG");

  /**
   * Reads a file.
   *
   * @throws PluginException naming file and row, if it is empty or a row does not hold one finite
   *     number per region
   */
  static TimeCourses read(String subject, Path file) {
    List<String> lines = DataFile.published(file).lines();
    int last = lines.size();
    if (last > Scans.COUNT) {
      throw new PluginException(file + ": " + last + " rows, expected " + Scans.COUNT);
    }
    float[][] rows = new float[last][];
    for (int i = 0; i < last; i++) {
      rows[i] = row(lines.get(i), file + ", row " + (i + 1) + ": ");
    }
    return new TimeCourses(subject, List.of(rows));
  }

  private static float[] row(String line, String where) {
    List<String> cells = line.isBlank() ? List.of() : Arrays.asList(line.strip().split("\\s+"));
    if (cells.size() != ROIS.size()) {
      throw new PluginException(
          where
              + cells.size()
              + " columns, expected "
              + ROIS.size()
              + " ("
              + String.join(" ", ROIS)
              + ")");
    }
    float[] values = new float[cells.size()];
    for (int j = 0; j < values.length; j++) {
      values[j] = cell(cells.get(j), where + ROIS.get(j) + " ");
    }
    return values;
  }

  private static float cell(String cell, String where) {
    try {
      float value = Float.parseFloat(cell);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new PluginException(where + "is '" + cell + "', expected a number", e);
    }
    throw new PluginException(where + "is '" + cell + "', expected a finite number");
  }

  /**
   * Why the subject cannot take part: the file is cut short, or a region holds one and the same
   * value from the first scan to the last. Empty if it can.
   */
  Optional<String> flaw() {
    if (rows.size() < Scans.COUNT) {
      return Optional.of("cut short, " + rows.size() + " of " + Scans.COUNT + " scans");
    }
    for (int j = 0; j < ROIS.size(); j++) {
      float first = rows.get(0)[j];
      int column = j;
      if (rows.stream().allMatch(row -> row[column] == first)) {
        return Optional.of("no signal, " + ROIS.get(j) + " is " + first + " in every scan");
      }
    }
    return Optional.empty();
  }

  /** One neuroid per region. */
  List<Neuroid> neuroids() {
    return ROIS.stream()
        .map(
            roi -> new Neuroid(subject + "." + roi, subject, Map.of("roi", roi, "radius", "10 mm")))
        .toList();
  }
}
