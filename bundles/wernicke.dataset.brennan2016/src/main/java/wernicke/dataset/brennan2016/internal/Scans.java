package wernicke.dataset.brennan2016.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Stimuli;
import wernicke.formats.internal.textgrid.TextGrid;
import wernicke.formats.internal.textgrid.TextGrid.Interval;

/**
 * The clock: scan i covers the seconds [20 + 2i, 22 + 2i) of the TextGrid (20 s of silence were put
 * in front of the audio, and the volumes before it discarded).
 */
final class Scans {
  /** Number of scans of a complete recording. */
  static final int COUNT = 362;

  private static final double FIRST_ONSET = 20;
  private static final double SECONDS = 2;
  private static final String CHAPTER = "chapter-1";
  private static final String WORD_TIER = "word";
  private static final String PAUSE = "sp";

  private Scans() {}

  /** The scan that covers a time in seconds, or -1 if none does. */
  static int at(double seconds) {
    double scan = Math.floor((seconds - FIRST_ONSET) / SECONDS);
    return scan >= 0 && scan < COUNT ? (int) scan : -1;
  }

  /**
   * The chapter's words as parts, each in the scan in which its onset falls, and one presentation
   * for each scan. Intervals labelled {@code sp} or blank are pauses.
   */
  static Stimuli stimuli(TextGrid grid) {
    List<Part> parts = new ArrayList<>();
    for (Interval interval : grid.tier(WORD_TIER).intervals()) {
      String word = interval.text().strip();
      if (!word.isEmpty() && !word.equals(PAUSE)) {
        parts.add(new Part(word, CHAPTER, at(interval.start())));
      }
    }
    if (parts.stream().allMatch(part -> part.presentation() < 0)) {
      throw new PluginException(
          grid.file() + ": no word of tier '" + WORD_TIER + "' falls into the scans");
    }
    return new Stimuli(Brennan2016.ID, parts, presentations());
  }

  private static List<Presentation> presentations() {
    List<Presentation> presentations = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      String onset = String.valueOf(FIRST_ONSET + SECONDS * i);
      presentations.add(new Presentation("scan-" + i, CHAPTER, Map.of("onset", onset, "run", "1")));
    }
    return presentations;
  }
}
