package wernicke.dataset.pereira2018.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wernicke.formats.internal.matlab.MatlabFile;
import wernicke.formats.internal.matlab.Value;

/**
 * The voxels that are used of one subject's file, and what its variable {@code meta} knows of them.
 *
 * @param columns which columns of {@code examples}, ascending
 * @param networks the atlas of each, such as {@code languageLH}; empty if the file has no atlases
 * @param regions the region of each within the atlas; empty if the file has no atlases
 * @param coordinates three indices of each in the volume, from 1; empty if the file has none
 */
record Voxels(
    List<Integer> columns,
    List<String> networks,
    List<String> regions,
    List<List<String>> coordinates) {
  private static final String LANGUAGE = "language";

  /**
   * The voxels of all atlases whose name begins with {@code language} (one for each hemisphere), or
   * all voxels if the file has no atlases.
   */
  static Voxels of(MatlabFile file, int voxels) {
    Map<String, Value> meta = file.structure("meta");
    if (!meta.containsKey("atlases")) {
      List<Integer> all = IntStream.range(0, voxels).boxed().toList();
      return new Voxels(all, List.of(), List.of(), coordinates(meta, all));
    }
    Map<Integer, String[]> language = new TreeMap<>();
    List<String> atlases = file.texts("meta.atlases", meta.get("atlases"));
    List<Value> rois = elements(file, meta, "rois", atlases.size());
    List<Value> columns = elements(file, meta, "roiColumns", atlases.size());
    for (int a = 0; a < atlases.size(); a++) {
      if (atlases.get(a).startsWith(LANGUAGE)) {
        List<String> names = file.texts("meta.rois", rois.get(a));
        List<Value> places = file.elements("meta.roiColumns", columns.get(a));
        requireSize(file, "roiColumns", places.size(), names.size());
        for (int r = 0; r < names.size(); r++) {
          for (int column : file.places("meta.roiColumns", places.get(r), voxels)) {
            language.put(column, new String[] {atlases.get(a), names.get(r)});
          }
        }
      }
    }
    if (language.isEmpty()) {
      throw file.error("no voxel of an atlas 'language...'; it has " + String.join(", ", atlases));
    }
    List<Integer> kept = List.copyOf(language.keySet());
    return new Voxels(
        kept,
        language.values().stream().map(names -> names[0]).toList(),
        language.values().stream().map(names -> names[1]).toList(),
        coordinates(meta, kept));
  }

  private static List<Value> elements(
      MatlabFile file, Map<String, Value> meta, String field, int size) {
    if (!meta.containsKey(field)) {
      throw file.error("meta has atlases but no " + field + "; get it again");
    }
    List<Value> elements = file.elements("meta." + field, meta.get(field));
    requireSize(file, field, elements.size(), size);
    return elements;
  }

  private static void requireSize(MatlabFile file, String field, int found, int expected) {
    if (found != expected) {
      throw file.error("meta." + field + " has " + found + " elements, expected " + expected);
    }
  }

  private static List<List<String>> coordinates(Map<String, Value> meta, List<Integer> columns) {
    List<List<String>> axes = new ArrayList<>();
    if (meta.get("colToCoord") instanceof Value.Numbers numbers && numbers.columns() == 3) {
      for (int axis = 0; axis < 3; axis++) {
        int column = axis;
        axes.add(
            columns.stream()
                .map(voxel -> String.valueOf((int) numbers.get(voxel, column)))
                .toList());
      }
    }
    return axes;
  }
}
