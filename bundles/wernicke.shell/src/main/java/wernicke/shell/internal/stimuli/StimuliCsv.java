package wernicke.shell.internal.stimuli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import wernicke.console.internal.text.Csv;

/** Stimuli as CSV: whole texts, a column for each key of the metadata. */
public final class StimuliCsv {
  private static final List<String> BEFORE =
      List.of("presentation", "id", "passage", "scored", "first_onset", "last_onset");
  private static final String TEXT = "text";

  private final Set<String> metadata = new TreeSet<>();

  /** Finds out which columns there are. */
  public StimuliCsv(List<Stimulus> stimuli) {
    stimuli.forEach(s -> metadata.addAll(s.metadata().keySet()));
    metadata.removeAll(BEFORE);
    metadata.remove(TEXT);
  }

  /** The names of the columns. */
  public String head() {
    List<String> cells = new ArrayList<>(BEFORE);
    cells.addAll(metadata);
    cells.add(TEXT);
    return Csv.row(cells);
  }

  /** A row. */
  public String row(Stimulus stimulus) {
    List<String> cells = new ArrayList<>();
    cells.add(stimulus.number() == 0 ? "" : String.valueOf(stimulus.number()));
    cells.add(stimulus.id());
    cells.add(stimulus.passage());
    cells.add(String.valueOf(stimulus.scored()));
    cells.add(seconds(stimulus.first()));
    cells.add(seconds(stimulus.last()));
    metadata.forEach(key -> cells.add(stimulus.metadata().getOrDefault(key, "")));
    cells.add(stimulus.text());
    return Csv.row(cells);
  }

  private static String seconds(double time) {
    return Double.isFinite(time) ? String.valueOf(time) : "";
  }
}
