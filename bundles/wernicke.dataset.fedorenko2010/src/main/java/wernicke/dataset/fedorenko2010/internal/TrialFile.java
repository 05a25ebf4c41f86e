package wernicke.dataset.fedorenko2010.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wernicke.api.PluginException;
import wernicke.dataset.fedorenko2010.internal.Trial.Condition;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.table.Hints;
import wernicke.formats.internal.table.Table;

/**
 * One file {@code langloc_fmri_run#_stim_set#.csv}: a header, then a row per trial, cells separated
 * by commas and never quoted. Columns {@code stim2} to {@code stim13} hold the words, {@code
 * stim14} the condition, S or N; {@code stim1} (a number within the condition) is not needed.
 */
final class TrialFile {
  static final int RUNS = 2;
  static final int SETS = 5;
  static final List<String> GLOBS =
      IntStream.rangeClosed(1, RUNS).mapToObj(run -> name(run, "*")).toList();

  private static final List<String> WORDS =
      IntStream.rangeClosed(2, 13).mapToObj(i -> "stim" + i).toList();
  private static final String CONDITION = "stim14";

  private TrialFile() {}

  /**
   * Reads the trials of a set in the order of the file.
   *
   * @throws PluginException naming file and line, if the file is not there, is empty or lacks a
   *     column, or a row is cut short, has an unknown condition or a cell that is not one word
   */
  static List<Trial> read(Path folder, int run, int set) {
    Path file = folder.resolve(name(run, String.valueOf(set)));
    if (!Files.exists(file)) {
      throw new PluginException(
          file
              + ": no such file; 'data add Fedorenko2010 <folder>' wants the folder that holds the"
              + " five sets of both runs");
    }
    List<String> columns = new ArrayList<>(WORDS);
    columns.add(CONDITION);
    List<Trial> trials = new ArrayList<>();
    Table.read(
        DataFile.published(file),
        Hints.published(',').unquoted(),
        columns,
        row -> trials.add(trial(run, set, trials.size() + 1, row)));
    return trials;
  }

  private static String name(int run, String set) {
    return "langloc_fmri_run" + run + "_stim_set" + set + ".csv";
  }

  private static Trial trial(int run, int set, int number, Table.Row row) {
    StringJoiner text = new StringJoiner(" ");
    WORDS.forEach(column -> text.add(word(row, column)));
    return new Trial(run, set, number, condition(row), text.toString());
  }

  private static String word(Table.Row row, String column) {
    String cell = row.text(column).strip();
    if (cell.isEmpty()
        || cell.indexOf('"') >= 0
        || cell.chars().anyMatch(Character::isWhitespace)) {
      throw row.error(column + " is '" + cell + "', expected one word without quotes");
    }
    return cell.toLowerCase(Locale.ROOT);
  }

  private static Condition condition(Table.Row row) {
    String cell = row.text(CONDITION).strip();
    return Stream.of(Condition.values())
        .filter(condition -> condition.code().equals(cell))
        .findFirst()
        .orElseThrow(
            () ->
                row.error(
                    CONDITION + " is '" + cell + "', expected S (a sentence) or N (non-words)"));
  }
}
