package wernicke.dataset.demo.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Stimuli;

/**
 * The story as it is heard: every word with its onset, on scans of {@value #SCAN_MILLIS} ms. A
 * passage begins with a scan and is followed by at least {@value #PAUSE_MILLIS} ms of silence.
 *
 * @param words in order
 * @param scanPassages for every scan, the passage that is heard, or was heard last
 */
record Story(List<Word> words, List<String> scanPassages) {
  static final int SCAN_MILLIS = 2000;
  static final int PAUSE_MILLIS = 6000;

  /**
   * A word of the story.
   *
   * @param text with its punctuation
   * @param passage the passage's name
   * @param onset milliseconds since the first scan began
   */
  record Word(String text, String passage, int onset) {
    /** The scan in which the word begins. */
    int scan() {
      return onset / SCAN_MILLIS;
    }
  }

  Story {
    words = List.copyOf(words);
    scanPassages = List.copyOf(scanPassages);
  }

  /** The story of this bundle. */
  static Story read() {
    return tell(Resources.text("story.txt"));
  }

  /** Times a text whose passages are separated by empty lines, its words by blanks. */
  static Story tell(String text) {
    List<Word> words = new ArrayList<>();
    List<String> scanPassages = new ArrayList<>();
    int clock = 0;
    int index = 0;
    for (String passage : text.strip().split("\n\n", -1)) {
      String name = "passage-" + ++index;
      for (String word : passage.split(" ", -1)) {
        words.add(new Word(word, name, clock));
        clock += duration(word);
      }
      clock = nextScan(clock + PAUSE_MILLIS);
      while (scanPassages.size() * SCAN_MILLIS < clock) {
        scanPassages.add(name);
      }
    }
    return new Story(words, scanPassages);
  }

  /** Milliseconds to the next word: long words take longer, punctuation is a breath. */
  private static int duration(String word) {
    int letters = (int) word.chars().filter(Character::isLetter).count();
    int breath =
        switch (word.charAt(word.length() - 1)) {
          case '.', '?', '!' -> 400;
          case ',', ';' -> 150;
          default -> 0;
        };
    return 140 + 45 * letters + breath;
  }

  private static int nextScan(int millis) {
    return (millis + SCAN_MILLIS - 1) / SCAN_MILLIS * SCAN_MILLIS;
  }

  /** Number of scans. */
  int scans() {
    return scanPassages.size();
  }

  /** What models are shown: a part per word, a presentation per scan. */
  Stimuli stimuli(String id) {
    List<Part> parts = words.stream().map(w -> new Part(w.text(), w.passage(), w.scan())).toList();
    List<Presentation> presentations = new ArrayList<>();
    for (int t = 0; t < scans(); t++) {
      String passage = scanPassages.get(t);
      String seconds = String.valueOf(t * SCAN_MILLIS / 1000);
      presentations.add(
          new Presentation("scan-" + t, passage, Map.of("passage", passage, "onset", seconds)));
    }
    return new Stimuli(id, parts, presentations);
  }
}
