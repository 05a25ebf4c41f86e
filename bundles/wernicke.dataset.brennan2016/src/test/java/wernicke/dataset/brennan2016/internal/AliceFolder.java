package wernicke.dataset.brennan2016.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import wernicke.api.store.Home;
import wernicke.testing.FolderHome;

/** A made-up copy of the data set's folder. */
final class AliceFolder {
  private final Path folder;

  AliceFolder(Path folder) {
    this.folder = folder;
  }

  /** A complete folder of one subject, s18, and four words. */
  static AliceFolder complete(Path folder) throws IOException {
    AliceFolder alice = new AliceFolder(folder);
    alice.subject("s18", 1);
    alice.words("sp 12 20", "Alice 20.5 21", "was 21.9 22", "there 24 25", "before 744.5 745");
    return alice;
  }

  /** Writes 362 scans of six regions; cell (i, j) is {@code factor * (10 i + j)}. */
  Path subject(String subject, double factor) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 362; i++) {
      StringJoiner row = new StringJoiner("   ", "   ", "\n");
      for (int j = 0; j < 6; j++) {
        row.add(String.valueOf(factor * (10 * i + j)));
      }
      text.append(row);
    }
    Path file = folder.resolve(SubjectFiles.RESPONSES).resolve(subject + "-timecourses.txt");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Writes the TextGrid; an interval is "text start end". */
  void words(String... intervals) throws IOException {
    StringBuilder text = new StringBuilder("\"ooTextFile\" \"TextGrid\" 0 800 <exists> 1\n");
    text.append("\"IntervalTier\" \"word\" 0 800 ").append(intervals.length).append('\n');
    for (String interval : intervals) {
      String[] cells = interval.split(" ", 3);
      text.append(cells[1] + " " + cells[2] + " \"" + cells[0] + "\"\n");
    }
    Path file = folder.resolve(SubjectFiles.STIMULI).resolve("alice.TextGrid");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  Home home() {
    return new FolderHome(folder, "Brennan2016");
  }
}
