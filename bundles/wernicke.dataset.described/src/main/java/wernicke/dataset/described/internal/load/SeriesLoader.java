package wernicke.dataset.described.internal.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Stimuli;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.load.response.Grid;
import wernicke.dataset.described.internal.load.response.MatrixColumns;
import wernicke.dataset.described.internal.load.stimulus.ScanClock;
import wernicke.dataset.described.internal.load.stimulus.ScanRows;
import wernicke.dataset.described.internal.load.stimulus.WordRows;
import wernicke.dataset.described.internal.problem.Problems;

/**
 * Loads words with onsets and a matrix of scans. A word belongs to the scan in which its onset
 * falls; words outside all scans are context only.
 */
final class SeriesLoader {
  private final Descriptor descriptor;
  private final Layout.Words words;
  private final Layout.Scans scans;
  private final Problems problems;
  private final Progress progress;

  SeriesLoader(
      Descriptor descriptor, Layout.TimeSeries layout, Problems problems, Progress progress) {
    this.descriptor = descriptor;
    this.words = layout.words();
    this.scans = layout.scans();
    this.problems = problems;
    this.progress = progress;
  }

  /** Reads the files; empty after problems. */
  Optional<Draft> load() {
    Grid grid = Grid.read(scans.matrix(), problems, progress);
    MatrixColumns columns =
        MatrixColumns.of(grid, scans.matrix(), descriptor.neuroids(), problems, progress);
    List<ScanRows.Entry> rows = rows(grid);
    if (words.run().isPresent() && scans.times().flatMap(Layout.Times::run).isEmpty()) {
      problems.key(
          "words.run", "needs 'scans.times' with 'run', to know which scans belong to which run");
      return Optional.empty();
    }
    checkClock(rows);
    ScanClock clock = new ScanClock(scans.tr(), scans.start(), words.run().isPresent(), rows);
    List<WordRows.Entry> read = WordRows.read(words, clock, problems, progress);
    if (!problems.none()) {
      return Optional.empty();
    }
    List<Integer> all = IntStream.range(0, rows.size()).boxed().toList();
    Matrix values = columns.values(grid, all, problems, progress);
    return Optional.of(
        new Draft(
            stimuli(read, rows, clock),
            scored(rows),
            columns.neuroids(),
            values,
            Map.of(),
            all.stream().map(grid::place).toList(),
            List.of()));
  }

  /** A row for each scan, of the table or made up. */
  private List<ScanRows.Entry> rows(Grid grid) {
    if (scans.times().isEmpty()) {
      descriptor
          .scored()
          .ifPresent(f -> problems.key("scored", "needs 'scans.times', whose columns it names"));
      ScanRows.Entry unknown = new ScanRows.Entry("", Double.NaN, true, Map.of());
      return Stream.generate(() -> unknown).limit(grid.presentations()).toList();
    }
    Layout.Times times = scans.times().get();
    List<ScanRows.Entry> rows = ScanRows.read(times, descriptor.scored(), problems, progress);
    if (problems.none() && rows.size() != grid.presentations()) {
      problems.add(
          scans.matrix().file().name()
              + ": "
              + grid.presentations()
              + (scans.matrix().transposed() ? " columns, but " : " rows, but ")
              + times.file().name()
              + " has "
              + rows.size()
              + " scans; make them agree, or change 'transposed'");
    }
    return rows;
  }

  /** One clock for everything must not start again. */
  private void checkClock(List<ScanRows.Entry> rows) {
    for (int i = 1; i < rows.size() && words.run().isEmpty(); i++) {
      if (rows.get(i).onset() <= rows.get(i - 1).onset()) {
        problems.key(
            "words.run",
            "is missing, but the clock of the scans starts again at scan "
                + (i + 1)
                + "; name the column of the words' run");
        return;
      }
    }
  }

  private Stimuli stimuli(List<WordRows.Entry> read, List<ScanRows.Entry> rows, ScanClock clock) {
    List<Part> parts = new ArrayList<>();
    String[] passages = new String[rows.size()];
    for (WordRows.Entry word : read) {
      int scan = clock.at(word.run(), word.onset());
      double time = clock.joint(word.run(), word.onset());
      parts.add(new Part(word.text(), word.context(), scan, time));
      if (scan >= 0) {
        passages[scan] = word.context();
      }
    }
    if (parts.stream().allMatch(p -> p.presentation() < 0)) {
      problems.add(
          words.file().name()
              + ": no word falls into any scan; look at 'scans.start', 'scans.tr' and the onsets,"
              + " which are seconds: divide milliseconds by 1000");
    }
    fill(passages, rows);
    return new Stimuli(
        descriptor.info().id(),
        parts,
        IntStream.range(0, rows.size())
            .mapToObj(i -> presentation(i, passages[i], rows.get(i), clock))
            .toList());
  }

  /**
   * A silent scan belongs to what was heard before it in its run, the first ones to what follows.
   */
  private static void fill(String[] passages, List<ScanRows.Entry> rows) {
    for (int i = 1; i < passages.length; i++) {
      if (passages[i] == null && rows.get(i).run().equals(rows.get(i - 1).run())) {
        passages[i] = passages[i - 1];
      }
    }
    for (int i = passages.length - 2; i >= 0; i--) {
      if (passages[i] == null && rows.get(i).run().equals(rows.get(i + 1).run())) {
        passages[i] = passages[i + 1];
      }
    }
  }

  /** A run without any word is a passage of its own. */
  private static Presentation presentation(
      int i, String passage, ScanRows.Entry row, ScanClock clock) {
    Map<String, String> metadata = new LinkedHashMap<>(row.metadata());
    metadata.put(Presentation.TIME, String.valueOf(clock.middle(i)));
    metadata.put("onset", String.valueOf(clock.begin(i)));
    metadata.put("run", row.run().isEmpty() ? "1" : row.run());
    String own = row.run().isEmpty() ? WordRows.EVERYTHING : row.run();
    return new Presentation("scan-" + (i + 1), passage == null ? own : passage, metadata);
  }

  private List<Integer> scored(List<ScanRows.Entry> rows) {
    List<Integer> scored = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < rows.size(); i++) {
      start = rows.get(i).run().equals(rows.get(start).run()) ? start : i;
      int end = i;
      while (end < rows.size()
          && end - i <= scans.last()
          && rows.get(end).run().equals(rows.get(i).run())) {
        end++;
      }
      if (i - start >= scans.first() && end - i > scans.last() && rows.get(i).wanted()) {
        scored.add(i);
      }
    }
    return scored;
  }
}
