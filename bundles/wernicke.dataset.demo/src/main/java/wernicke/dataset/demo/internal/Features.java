package wernicke.dataset.demo.internal;

import java.util.List;
import wernicke.api.PluginException;

/**
 * The known features: {@value #COUNT} numbers for each word, a linear map of its state at the
 * output of one block of tiny-gpt2-books, made once by Hugging Face transformers ({@code
 * itests/oracles/demo}). The data set does not depend on any model that is scored on it.
 */
final class Features {
  static final int COUNT = 4;
  private static final String FILE = "features.tsv";

  private Features() {}

  /**
   * The responses to the features: the mean over the words of a scan, the zero vector in a silent
   * scan, through the hemodynamic response.
   *
   * @return scans x features
   */
  static double[][] read(Story story) {
    return Hemodynamics.convolve(perScan(story, perWord(story)));
  }

  /** words x features, checked against the words of the story. */
  static double[][] perWord(Story story) {
    List<String> rows = Resources.text(FILE).lines().skip(1).toList();
    if (rows.size() != story.words().size()) {
      throw new PluginException(
          FILE + " has " + rows.size() + " words, the story " + story.words().size());
    }
    double[][] features = new double[rows.size()][];
    for (int i = 0; i < features.length; i++) {
      features[i] = row(rows.get(i).split("\t", -1), story.words().get(i).text(), i + 2);
    }
    return features;
  }

  private static double[] row(String[] cells, String word, int line) {
    if (cells.length != COUNT + 1 || !cells[0].equals(word)) {
      throw new PluginException(
          FILE + " line " + line + ": expected '" + word + "' and " + COUNT + " numbers");
    }
    double[] values = new double[COUNT];
    for (int k = 0; k < COUNT; k++) {
      values[k] = Double.parseDouble(cells[k + 1]);
    }
    return values;
  }

  private static double[][] perScan(Story story, double[][] features) {
    double[][] means = new double[story.scans()][COUNT];
    int[] counts = new int[story.scans()];
    for (int i = 0; i < features.length; i++) {
      int scan = story.words().get(i).scan();
      counts[scan]++;
      for (int k = 0; k < COUNT; k++) {
        means[scan][k] += features[i][k];
      }
    }
    for (int t = 0; t < means.length; t++) {
      for (int k = 0; k < COUNT && counts[t] > 0; k++) {
        means[t][k] /= counts[t];
      }
    }
    return means;
  }
}
