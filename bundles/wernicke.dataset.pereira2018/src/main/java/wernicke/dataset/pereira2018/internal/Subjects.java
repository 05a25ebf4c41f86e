package wernicke.dataset.pereira2018.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.formats.internal.netcdf.Axis;
import wernicke.formats.internal.netcdf.Responses;

/**
 * The authors' files of all subjects, side by side, under the names that Brain-Score gives to what
 * is in them. A file lies in a folder that is called like its subject ({@code M02}), or in one
 * within that ({@code M02/M02}).
 */
final class Subjects {
  private Subjects() {}

  /** The files of that name, by subject; empty if there is none. */
  static Map<String, Path> find(Path folder, String name) {
    Map<String, Path> files = new TreeMap<>();
    for (Path path : levels(folder)) {
      Path file = path.resolve(name);
      if (Files.isRegularFile(file)) {
        String subject = path.toAbsolutePath().normalize().getFileName().toString();
        Path other = files.put(subject, file);
        if (other != null) {
          throw new PluginException(other + " and " + file + " are both of subject " + subject);
        }
      }
    }
    return files;
  }

  private static List<Path> levels(Path folder) {
    List<Path> levels = new ArrayList<>(List.of(folder));
    for (Path child : children(folder)) {
      levels.add(child);
      levels.addAll(children(child));
    }
    return levels;
  }

  private static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, Files::isDirectory)) {
      found.forEach(children::add);
      return children;
    } catch (IOException e) {
      throw new PluginException(folder + ": cannot be read: " + e, e);
    }
  }

  /**
   * Reads all files.
   *
   * @param experiment its name, as in {@code 384sentences}
   * @throws PluginException if a file cannot be read, or two have different sentences
   */
  static Responses read(Map<String, Path> files, String experiment, Progress progress) {
    List<Examples> subjects = new ArrayList<>();
    files.forEach(
        (subject, file) -> {
          progress.check();
          progress.report((double) subjects.size() / files.size(), "reading " + subject);
          Examples next = Examples.read(file, subject);
          requireSame(subjects.isEmpty() ? next : subjects.get(0), next);
          subjects.add(next);
        });
    return new Responses(
        presentations(subjects.get(0), experiment), neuroids(subjects), values(subjects));
  }

  private static void requireSame(Examples first, Examples other) {
    if (!first.sentences().equals(other.sentences())
        || !first.passages().equals(other.passages())) {
      throw new PluginException(
          other.file() + " has other sentences than " + first.file() + "; get both again");
    }
  }

  private static Axis presentations(Examples first, String experiment) {
    int n = first.sentences().size();
    Map<String, List<String>> coordinates = new LinkedHashMap<>();
    coordinates.put("experiment", each(n, i -> experiment));
    coordinates.put("stimulus_num", each(n, String::valueOf));
    coordinates.put("stimulus_id", each(n, i -> experiment + "." + i));
    coordinates.put("stimulus", first.sentences());
    coordinates.put("passage_label", first.passages());
    coordinates.put("passage_category", first.topics());
    coordinates.put("story", each(n, i -> experiment + "." + first.topics().get(i)));
    return new Axis(first.file(), "presentation", n, coordinates);
  }

  private static Axis neuroids(List<Examples> subjects) {
    Map<String, List<String>> coordinates = new LinkedHashMap<>();
    subjects.forEach(
        subject ->
            describe(subject)
                .forEach(
                    (name, texts) ->
                        coordinates.computeIfAbsent(name, any -> new ArrayList<>()).addAll(texts)));
    int n = coordinates.get("subject").size();
    coordinates.values().removeIf(texts -> texts.size() != n); // not known of every subject
    return new Axis(subjects.get(0).file().getParent(), "neuroid", n, coordinates);
  }

  private static Map<String, List<String>> describe(Examples subject) {
    Voxels voxels = subject.voxels();
    int n = voxels.columns().size();
    Map<String, List<String>> coordinates = new LinkedHashMap<>();
    coordinates.put("subject", each(n, j -> subject.subject()));
    coordinates.put("voxel_num", each(n, j -> String.valueOf(voxels.columns().get(j))));
    coordinates.put("neuroid_id", each(n, j -> subject.subject() + "." + voxels.columns().get(j)));
    if (!voxels.networks().isEmpty()) {
      coordinates.put("atlas", each(n, j -> "language"));
      coordinates.put("network", voxels.networks());
      coordinates.put("roi", voxels.regions());
    }
    for (int axis = 0; axis < voxels.coordinates().size(); axis++) {
      coordinates.put("col_to_coord_" + (axis + 1), voxels.coordinates().get(axis));
    }
    return coordinates;
  }

  private static List<String> each(int n, Function<Integer, String> text) {
    return IntStream.range(0, n).boxed().map(text).toList();
  }

  private static Matrix values(List<Examples> subjects) {
    int rows = subjects.get(0).sentences().size();
    int columns = subjects.stream().mapToInt(s -> s.voxels().columns().size()).sum();
    float[] values = new float[Math.multiplyExact(rows, columns)];
    int offset = 0;
    for (Examples subject : subjects) {
      int width = subject.voxels().columns().size();
      for (int i = 0; i < rows; i++) {
        System.arraycopy(subject.values().get(i), 0, values, i * columns + offset, width);
      }
      offset += width;
    }
    return Matrix.of(rows, columns, values);
  }
}
