package wernicke.dataset.futrell2018.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.formats.internal.netcdf.AssemblyFile;
import wernicke.formats.internal.netcdf.Axis;
import wernicke.formats.internal.netcdf.Responses;

/**
 * The corpus and the times of single readers as Brain-Score publishes them: words x readers in one
 * file. Sentences are divided by the same rule as those of the corpus' own files, and times that do
 * not count are left out, if the file still has any.
 *
 * @param corpus the words, in story and zone order
 * @param times of all readers who have any, and their mean
 */
record AssemblyTimes(Corpus corpus, ReadingTimes times) {
  private static final String STORY = "story_id";
  private static final String ZONE = "word_id";
  private static final String READER = "subject_id";
  private static final String CORRECT = "correct";

  /**
   * Reads the file.
   *
   * @throws PluginException if it is malformed, a zone of a story comes twice, or no time counts
   */
  static AssemblyTimes read(Path file) {
    Responses all = AssemblyFile.read(file, "subject");
    List<Word> words = words(all.presentations());
    Map<String, Integer> rows = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).text().isEmpty() || rows.put(words.get(i).id(), i) != null) {
        throw new PluginException(
            all.presentations().where(i)
                + "the word '"
                + words.get(i).text()
                + "' is blank, or its place comes twice");
      }
    }
    Corpus corpus = Corpus.of(words);
    int[] order = corpus.words().stream().mapToInt(word -> rows.get(word.id())).toArray();
    return new AssemblyTimes(corpus, times(all, all.values().select(order)));
  }

  private static List<Word> words(Axis axis) {
    List<String> texts = axis.texts("word", "stimulus");
    double[] stories = axis.numbers(STORY);
    double[] zones = axis.numbers(ZONE);
    return IntStream.range(0, axis.size())
        .mapToObj(
            i -> new Word(texts.get(i).strip(), (int) stories[i], (int) zones[i], i + 1, 0, false))
        .toList();
  }

  private static ReadingTimes times(Responses all, Matrix values) {
    List<String> ids = all.neuroids().texts(READER);
    int[] readers =
        IntStream.range(0, ids.size())
            .filter(j -> passed(all.neuroids(), j) && anyTime(values, j))
            .toArray();
    if (readers.length == 0) {
      throw new PluginException(
          all.neuroids().file()
              + ": no time is between 100 and 3000 ms with more than 4 of 6 questions right");
    }
    float[] kept = new float[Math.multiplyExact(values.rows(), readers.length)];
    for (int k = 0; k < kept.length; k++) {
      float time = values.get(k / readers.length, readers[k % readers.length]);
      kept[k] = Retained.time(time) ? time : Float.NaN;
    }
    return ReadingTimes.of(
        IntStream.of(readers).mapToObj(ids::get).toList(),
        Matrix.of(values.rows(), readers.length, kept),
        Map.of(
            "reading times",
            "as published by Brain-Score: "
                + readers.length
                + " of "
                + ids.size()
                + " readers have times that count"));
  }

  private static boolean passed(Axis readers, int j) {
    return !readers.has(CORRECT) || Retained.reading(readers.numbers(CORRECT)[j]);
  }

  private static boolean anyTime(Matrix values, int j) {
    return IntStream.range(0, values.rows()).anyMatch(i -> Retained.time(values.get(i, j)));
  }
}
