package wernicke.dataset.fedorenko2010.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import wernicke.api.store.Home;
import wernicke.testing.FolderHome;

/** A made-up copy of the data set's folder. */
final class LocalizerFolder {
  static final String HEADER =
      "stim1,stim2,stim3,stim4,stim5,stim6,stim7,stim8,stim9,stim10,stim11,stim12,stim13,stim14\n";

  private final Path folder;

  LocalizerFolder(Path folder) {
    this.folder = folder;
  }

  /** Two trials in each of the ten files; run and set can be told from the words. */
  static LocalizerFolder complete(Path folder) throws IOException {
    LocalizerFolder localizer = new LocalizerFolder(folder);
    for (int run = 1; run <= 2; run++) {
      for (int set = 1; set <= 5; set++) {
        String tag = run + "" + set;
        localizer.write(run, set, HEADER + row("W" + tag, "S") + row("BLORP" + tag, "N"));
      }
    }
    return localizer;
  }

  /** Number 1, the words {@code WORDa} to {@code WORDl}, the condition. */
  static String row(String word, String condition) {
    StringBuilder row = new StringBuilder("1");
    for (char c = 'a'; c <= 'l'; c++) {
      row.append(',').append(word).append(c);
    }
    return row.append(',').append(condition).append('\n').toString();
  }

  Path file(int run, int set) {
    return folder.resolve("langloc_fmri_run" + run + "_stim_set" + set + ".csv");
  }

  Path write(int run, int set, String text) throws IOException {
    return Files.writeString(file(run, set), text);
  }

  Home home() {
    return new FolderHome(folder, "Fedorenko2010");
  }
}
