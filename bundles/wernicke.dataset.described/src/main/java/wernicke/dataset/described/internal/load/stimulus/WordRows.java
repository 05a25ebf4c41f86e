package wernicke.dataset.described.internal.load.stimulus;

import java.util.ArrayList;
import java.util.List;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.Header;
import wernicke.dataset.described.internal.table.Row;
import wernicke.dataset.described.internal.table.RowFilter;
import wernicke.dataset.described.internal.table.RowReader;
import wernicke.dataset.described.internal.table.Tables;

/** The table of words. */
public final class WordRows implements RowReader {
  /** What shares context if no column says so. */
  public static final String EVERYTHING = "all";

  /**
   * A word.
   *
   * @param onset seconds
   * @param run empty if there is no such column
   * @param context what it shares context with
   */
  public record Entry(String text, double onset, String run, String context) {}

  private final Layout.Words words;
  private final ScanClock clock;
  private final Problems problems;
  private final List<Entry> entries = new ArrayList<>();
  private RowFilter filter;
  private Contexts contexts;
  private int text;
  private int onset;
  private int run;
  private int context;

  private WordRows(Layout.Words words, ScanClock clock, Problems problems) {
    this.words = words;
    this.clock = clock;
    this.problems = problems;
  }

  /** Reads the words that the filter keeps, in the order of the file, which is that of time. */
  public static List<Entry> read(
      Layout.Words words, ScanClock clock, Problems problems, Progress progress) {
    WordRows rows = new WordRows(words, clock, problems);
    Tables.read(words.file(), rows, problems, progress);
    return rows.entries;
  }

  @Override
  public boolean header(Header header) {
    int before = problems.count();
    filter = new RowFilter("words.filter", words.filter(), header, problems);
    text = header.find("words.text", words.text(), problems);
    onset = header.find("words.onset", words.onset(), problems);
    run = header.find("words.run", words.run(), problems);
    context = header.find("words.context", words.context(), problems);
    contexts = new Contexts(problems);
    return problems.count() == before;
  }

  @Override
  public void row(Row row) {
    if (!filter.keeps(row)) {
      return;
    }
    String word = row.require(text, problems).orElse("");
    double time = row.number(onset, problems);
    String session = run < 0 ? "" : row.require(run, problems).orElse("");
    if (!session.isEmpty() && !clock.knows(session)) {
      row.complain(run, "there is no scan of the run '" + session + "'; add them", problems);
    }
    String passage = session.isEmpty() ? EVERYTHING : session;
    if (context >= 0) {
      passage = row.require(context, problems).orElse("");
    }
    contexts.next(passage, row, context >= 0 ? context : run);
    if (!entries.isEmpty()) {
      Entry last = entries.get(entries.size() - 1);
      if (last.run().equals(session) && time < last.onset()) {
        row.complain(onset, time + " s is before the row above; sort the words by time", problems);
      }
    }
    entries.add(new Entry(word, time, session, passage));
  }
}
