package wernicke.dataset.brennan2016.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import wernicke.api.PluginException;

/**
 * A Praat TextGrid: labelled intervals in time (Praat manual, "TextGrid file formats").
 *
 * @param file where it was read from, for messages
 * @param tiers the interval tiers in the file's order; point tiers are left out
 */
record TextGrid(Path file, List<Tier> tiers) {
  TextGrid {
    tiers = List.copyOf(tiers);
  }

  /**
   * Intervals that follow each other without overlap.
   *
   * @param name the tier's name
   */
  record Tier(String name, List<Interval> intervals) {
    Tier {
      intervals = List.copyOf(intervals);
    }
  }

  /**
   * A labelled stretch of time.
   *
   * @param start in seconds
   * @param end in seconds, not before {@code start}
   * @param text the label as written
   */
  record Interval(double start, double end, String text) {}

  /**
   * Reads a TextGrid in Praat's long or short text format, in UTF-8 or in UTF-16 with a byte order
   * mark.
   *
   * @throws PluginException naming file and line
   */
  static TextGrid read(Path file) {
    return new TextGridReader(file).read();
  }

  /** The interval tier of that name. */
  Tier tier(String name) {
    return tiers.stream()
        .filter(tier -> tier.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new PluginException(file + ": no interval tier '" + name + "', it has " + names()));
  }

  private String names() {
    return tiers.isEmpty()
        ? "none"
        : tiers.stream().map(Tier::name).collect(Collectors.joining(", "));
  }
}
