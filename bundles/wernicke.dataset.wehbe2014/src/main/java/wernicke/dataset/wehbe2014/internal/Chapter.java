package wernicke.dataset.wehbe2014.internal;

import java.util.ArrayList;
import java.util.List;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Stimuli;
import wernicke.formats.internal.npy.NpyFile;

/**
 * The words as they were shown, format marks and all ({@code +} for a new paragraph, {@code @}
 * around italics).
 */
final class Chapter {
  static final String PASSAGE = "chapter-9";

  /** Words at the beginning that are context but make no feature. */
  static final int SKIPPED = 20;

  private Chapter() {}

  /**
   * The chapter as one passage: every word is a part and belongs to the last scan that was taken
   * before it was shown (Toneva and Wehbe 2019, {@code prepare_fmri_features}).
   *
   * @throws PluginException if there is not one time for each word, a word is blank, or no word
   *     belongs to a scan
   */
  static Stimuli stimuli(NpyFile words, NpyFile times, Scans scans) {
    List<String> texts = words.texts();
    double[] onsets = times.numbers();
    if (texts.size() != onsets.length) {
      throw new PluginException(
          String.format(
              "%s has %d words, but %s has %d times; get both again",
              words.file().name(), texts.size(), times.file().path().getFileName(), onsets.length));
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < onsets.length; i++) {
      if (texts.get(i).isBlank()) {
        throw words.file().refused("element " + i + ": the word is blank");
      }
      int scan = i < SKIPPED ? -1 : scans.before(onsets[i]);
      parts.add(new Part(texts.get(i).strip(), PASSAGE, scan, onsets[i]));
    }
    if (parts.stream().allMatch(part -> part.presentation() < 0)) {
      throw times.file().refused("no word was shown during the scans");
    }
    return new Stimuli(Wehbe2014.ID, parts, scans.presentations(PASSAGE));
  }
}
