package wernicke.dataset.futrell2018.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import wernicke.api.Matrix;
import wernicke.api.PluginException;

/**
 * The published mean over all retained times of a word: column {@code meanItemRT} of {@code
 * processed_wordinfo.tsv}, computed by the corpus' own {@code process_RTs.R} with the filter of
 * {@link SubjectTimes}.
 */
final class MeanTimes {
  private static final Map<String, String> NOTES =
      Map.of(
          "reading times",
          "published means over readers ("
              + Publication.MEAN_TIMES
              + "); times of 100 ms or less, of 3000 ms or more, and stories with fewer than 5 of 6"
              + " questions right were left out of them",
          "ceiling",
          "not available: the times of single readers are not there ("
              + Publication.SUBJECT_TIMES
              + "; 'data fetch Futrell2018' gets it)");

  private MeanTimes() {}

  /**
   * Reads the means.
   *
   * @throws PluginException if the file is malformed, disagrees with the corpus or names a word
   *     twice
   */
  static ReadingTimes read(Path file, Corpus corpus) {
    float[] means = new float[corpus.words().size()];
    Arrays.fill(means, Float.NaN);
    Tsv.read(
        file,
        List.of("word", "zone", "item", "meanItemRT"),
        row -> {
          int index = corpus.indexOf(row);
          double mean = row.number("meanItemRT");
          if (mean <= 0) {
            throw row.error("meanItemRT is " + mean + ", not a time in milliseconds");
          }
          if (!Float.isNaN(means[index])) {
            throw row.error(
                "zone "
                    + row.text("zone")
                    + " of story "
                    + row.text("item")
                    + " again: get it again");
          }
          means[index] = (float) mean;
        });
    return new ReadingTimes(List.of(ReadingTimes.mean()), Matrix.column(means), NOTES);
  }
}
