package wernicke.model.transformers.internal.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wernicke.api.NextTokens;
import wernicke.model.transformers.internal.recording.Pass;
import wernicke.model.transformers.internal.recording.Plan;
import wernicke.model.transformers.internal.recording.Target;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/**
 * Texts in consecutive windows, each a pass and a "part" of its own: all of its tokens but the
 * first (science.md section 7).
 *
 * @param plan the passes
 * @param texts how many windows and tokens each text has
 */
record TextWindows(Plan plan, List<Text> texts) {
  /** The window of a model that takes any number of tokens. */
  private static final int UNLIMITED = 2048;

  /**
   * One text.
   *
   * @param windows that have something to predict
   * @param predicted tokens
   * @param tokens altogether
   */
  record Text(int windows, long predicted, long tokens) {}

  /**
   * Cuts texts.
   *
   * @param context the most tokens that the model takes; 0 for any number
   */
  static TextWindows of(List<String> texts, TextTokenizer tokenizer, int context) {
    int length = context > 0 ? context : UNLIMITED;
    List<Pass> passes = new ArrayList<>();
    List<Text> sizes = new ArrayList<>();
    for (String text : texts) {
      int[] ids = tokenizer.encode(text, false);
      int before = passes.size();
      long predicted = 0;
      for (int from = 0; from + 1 < ids.length; from += length) {
        int[] window = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + length));
        passes.add(Pass.of(window, List.of(new Target(passes.size(), 1, window.length, false))));
        predicted += window.length - 1;
      }
      sizes.add(new Text(passes.size() - before, predicted, ids.length));
    }
    return new TextWindows(new Plan(passes.size(), passes, List.of(), 0, 0, 0), sizes);
  }

  /**
   * What the windows' surprisals say of the texts.
   *
   * @param bits of each window
   */
  List<NextTokens> sums(float[] bits) {
    List<NextTokens> sums = new ArrayList<>();
    int next = 0;
    for (Text text : texts) {
      double sum = 0;
      for (int i = 0; i < text.windows(); i++) {
        sum += bits[next++];
      }
      sums.add(new NextTokens(sum * Math.log(2), text.predicted(), text.tokens()));
    }
    return sums;
  }
}
