package wernicke.dataset.wehbe2014.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.npy.NpyFile;

/**
 * The responses of one person.
 *
 * @param id the letter in the file's name
 * @param responses scans x voxels
 */
record Subject(String id, NpyFile responses) {
  static final String FILES = "data_subject_*.npy";
  private static final String PREFIX = FILES.substring(0, FILES.indexOf('*'));

  /**
   * All subjects whose file is there, by id.
   *
   * @throws PluginException if there is none
   */
  static List<Subject> find(Path folder) {
    Map<String, Subject> subjects = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FILES)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String id = name.substring(PREFIX.length(), name.lastIndexOf('.'));
        subjects.put(id, new Subject(id, NpyFile.open(DataFile.published(file))));
      }
    } catch (IOException e) {
      throw new PluginException(folder + ": cannot be read: " + e, e);
    }
    if (subjects.isEmpty()) {
      throw new PluginException(
          folder + " has no " + FILES + ": run 'data' to see how to get them");
    }
    return new ArrayList<>(subjects.values());
  }

  /** The voxels, with the metadata {@code roi} where a region is known. */
  List<Neuroid> neuroids(Optional<Regions> regions) {
    int voxels = responses.columns();
    Optional<String[]> names = regions.map(r -> r.of(id, voxels));
    return IntStream.range(0, voxels)
        .mapToObj(v -> new Neuroid(id + "." + v, id, metadata(names.map(n -> n[v]).orElse(""))))
        .toList();
  }

  private static Map<String, String> metadata(String region) {
    return region.isEmpty() ? Map.of() : Map.of("roi", region);
  }
}
