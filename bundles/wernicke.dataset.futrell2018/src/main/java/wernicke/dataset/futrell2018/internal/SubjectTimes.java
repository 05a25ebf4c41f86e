package wernicke.dataset.futrell2018.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.formats.internal.table.Table;

/**
 * Times of single readers ({@code processed_RTs.tsv}: a row for each time that one reader took for
 * one word; columns WorkerId, correct, item, zone, RT, word, others are ignored).
 *
 * <p>A time counts if it is more than 100 and less than 3000 ms and the reader had more than 4 of
 * the 6 questions on that reading of the story right. A reader's time for a word is the mean of
 * those that count (who read a story twice has two), NaN if there is none; the group's is the mean
 * over readers, each with the same weight. (The published {@code meanItemRT} weights times, not
 * readers: the same unless a reader read a story twice.) Readers are sorted by id; one without any
 * time that counts is left out.
 */
final class SubjectTimes {
  private static final List<String> COLUMNS =
      List.of("WorkerId", "correct", "item", "zone", "RT", "word");

  private final Map<String, Reader> readers = new TreeMap<>();
  private final Corpus corpus;
  private final Progress progress;
  private long rows;
  private long retained;
  private int excludedReaders;

  /** Sum and number of one reader's times for each word. */
  private static final class Reader {
    private final double[] sums;
    private final int[] counts;

    private Reader(int words) {
      sums = new double[words];
      counts = new int[words];
    }

    private void add(int word, double time) {
      sums[word] += time;
      counts[word]++;
    }

    private boolean empty() {
      return Arrays.stream(counts).allMatch(count -> count == 0);
    }

    private double mean(int word) {
      return counts[word] == 0 ? Double.NaN : sums[word] / counts[word];
    }
  }

  private SubjectTimes(Corpus corpus, Progress progress) {
    this.corpus = corpus;
    this.progress = progress;
  }

  /**
   * Reads the times.
   *
   * @throws PluginException if the file is malformed, disagrees with the corpus, or no time counts
   */
  static ReadingTimes read(Path file, Corpus corpus, Progress progress) {
    SubjectTimes times = new SubjectTimes(corpus, progress);
    Tsv.read(file, COLUMNS, times::add);
    times.dropEmptyReaders();
    if (times.readers.isEmpty()) {
      throw new PluginException(
          file
              + ": none of "
              + times.rows
              + " times is between 100 and 3000 ms with more than 4 of 6 questions right");
    }
    return ReadingTimes.of(List.copyOf(times.readers.keySet()), times.values(), times.notes());
  }

  private void add(Table.Row row) {
    if (rows++ % 10_000 == 0) {
      progress.check();
      progress.report(0.1, rows - 1 + " reading times read");
    }
    String id = row.text("WorkerId").strip();
    if (id.isEmpty()) {
      throw row.error("WorkerId is blank");
    }
    int word = corpus.indexOf(row);
    double time = row.number("RT");
    double correct = row.number("correct");
    int n = corpus.words().size();
    Reader reader = readers.computeIfAbsent(id, any -> new Reader(n));
    if (Retained.time(time) && Retained.reading(correct)) {
      reader.add(word, time);
      retained++;
    }
  }

  private void dropEmptyReaders() {
    int all = readers.size();
    readers.values().removeIf(Reader::empty);
    excludedReaders = all - readers.size();
  }

  private Matrix values() {
    int words = corpus.words().size();
    float[] values = new float[Math.multiplyExact(words, readers.size())];
    int column = 0;
    for (Reader reader : readers.values()) {
      for (int word = 0; word < words; word++) {
        values[word * readers.size() + column] = (float) reader.mean(word);
      }
      column++;
    }
    return Matrix.of(words, readers.size(), values);
  }

  private Map<String, String> notes() {
    return Map.of(
        "reading times",
        String.format(
            "%d of %d times of %d readers; left out: times of 100 ms or less, of 3000 ms or more,"
                + " and stories with fewer than 5 of 6 questions right (%d readers have no other)",
            retained, rows, readers.size(), excludedReaders));
  }
}
