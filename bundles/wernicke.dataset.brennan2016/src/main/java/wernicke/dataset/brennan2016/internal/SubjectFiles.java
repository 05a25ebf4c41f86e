package wernicke.dataset.brennan2016.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wernicke.api.PluginException;

/** Where the files of the data set are. */
final class SubjectFiles {
  static final String RESPONSES = "alice_data_shared/10mm";
  static final String STIMULI = "alice_stim_shared";

  /** Numbers of the subjects whose files were published. */
  static final List<Integer> PUBLISHED =
      Stream.of(IntStream.of(18, 22, 23, 24, 26, 28, 30, 31, 33), IntStream.rangeClosed(35, 53))
          .flatMap(IntStream::boxed)
          .toList();

  private static final Pattern NAME = Pattern.compile("s(\\d{1,6})-timecourses\\.txt");

  private SubjectFiles() {}

  /**
   * The time-course files by the subject's number, ascending.
   *
   * @throws PluginException if there is none
   */
  static NavigableMap<Integer, Path> find(Path folder) {
    NavigableMap<Integer, Path> files = new TreeMap<>();
    for (Path file : list(folder.resolve(RESPONSES))) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (name.matches()) {
        files.put(Integer.valueOf(name.group(1)), file);
      }
    }
    if (files.isEmpty()) {
      throw new PluginException(
          folder.resolve(RESPONSES)
              + ": no file s##-timecourses.txt; 'data add Brennan2016 <folder>' wants the folder"
              + " that holds alice_data_shared and alice_stim_shared");
    }
    return files;
  }

  /**
   * The one TextGrid.
   *
   * @throws PluginException if there is none, or more than one
   */
  static Path textGrid(Path folder) {
    List<Path> grids =
        list(folder.resolve(STIMULI)).stream()
            .filter(file -> file.getFileName().toString().endsWith(".TextGrid"))
            .toList();
    if (grids.size() != 1) {
      throw new PluginException(
          folder.resolve(STIMULI)
              + ": "
              + grids.size()
              + " files *.TextGrid, expected the one of the published stimuli");
    }
    return grids.get(0);
  }

  /** Published subjects without a file, such as {@code s18}. */
  static List<String> missing(Map<Integer, Path> files) {
    return PUBLISHED.stream().filter(n -> !files.containsKey(n)).map(n -> "s" + n).toList();
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new PluginException(
          folder
              + ": no such folder; 'data add Brennan2016 <folder>' wants the folder that holds"
              + " alice_data_shared and alice_stim_shared");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new PluginException(folder + ": cannot be read: " + e, e);
    }
  }
}
