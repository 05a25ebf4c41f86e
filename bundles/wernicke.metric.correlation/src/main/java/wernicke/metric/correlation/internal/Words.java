package wernicke.metric.correlation.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Stimuli;
import wernicke.formats.internal.text.Sentences;

/**
 * The words that are read, one per presentation, and where they stand.
 *
 * @param texts as shown
 * @param inSentence position in the sentence, from 1
 * @param inPassage position in the passage (story), from 1
 */
@SuppressWarnings("ArrayRecordComponent")
record Words(String[] texts, int[] inSentence, int[] inPassage) {
  private static final String SENTENCE = "sentence";

  /**
   * The words of stimuli. Sentences are those of the metadata {@code sentence} if all presentations
   * have it; else they end by the rule of {@link Sentences}.
   */
  static Words of(Stimuli stimuli) {
    List<Presentation> presentations = stimuli.presentations();
    String[] texts = texts(stimuli);
    boolean marked = presentations.stream().allMatch(p -> p.metadata().containsKey(SENTENCE));
    int[] inSentence = new int[texts.length];
    int[] inPassage = new int[texts.length];
    for (int i = 0; i < texts.length; i++) {
      boolean begins =
          i == 0 || !presentations.get(i).passage().equals(presentations.get(i - 1).passage());
      inPassage[i] = begins ? 1 : inPassage[i - 1] + 1;
      boolean ended =
          begins
              || (marked
                  ? !sentence(presentations, i).equals(sentence(presentations, i - 1))
                  : Sentences.endsAt(texts[i - 1], texts[i]));
      inSentence[i] = ended ? 1 : inSentence[i - 1] + 1;
    }
    return new Words(texts, inSentence, inPassage);
  }

  /** The characters of a word as shown, attached punctuation counted. */
  int length(int i) {
    return (int) texts[i].codePoints().filter(c -> !Character.isWhitespace(c)).count();
  }

  private static String sentence(List<Presentation> presentations, int i) {
    return presentations.get(i).metadata().get(SENTENCE);
  }

  private static String[] texts(Stimuli stimuli) {
    StringBuilder[] texts = new StringBuilder[stimuli.presentations().size()];
    Arrays.setAll(texts, i -> new StringBuilder());
    for (Part part : stimuli.parts()) {
      if (part.presentation() >= 0) {
        StringBuilder text = texts[part.presentation()];
        text.append(text.length() == 0 ? "" : " ").append(part.text());
      }
    }
    return IntStream.range(0, texts.length)
        .mapToObj(i -> texts[i].toString())
        .toArray(String[]::new);
  }
}
