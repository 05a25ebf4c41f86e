package wernicke.formats.internal.textgrid;

import java.util.List;
import java.util.stream.Collectors;
import wernicke.formats.internal.file.DataFile;

/**
 * A Praat TextGrid: labelled intervals in time (Praat manual, "TextGrid file formats").
 *
 * @param file where it was read from, for messages
 * @param tiers the interval tiers in the file's order; point tiers are left out
 */
public record TextGrid(DataFile file, List<Tier> tiers) {
  public TextGrid {
    tiers = List.copyOf(tiers);
  }

  /**
   * Intervals that follow each other without overlap.
   *
   * @param name the tier's name
   */
  public record Tier(String name, List<Interval> intervals) {
    public Tier {
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
  public record Interval(double start, double end, String text) {}

  /**
   * Reads a TextGrid in Praat's long or short text format, in UTF-8 or in UTF-16 with a byte order
   * mark.
   *
   * @throws wernicke.api.PluginException naming file and line
   */
  public static TextGrid read(DataFile file) {
    return new TextGridReader(file).read();
  }

  /** The interval tier of that name. */
  public Tier tier(String name) {
    return tiers.stream()
        .filter(tier -> tier.name().equals(name))
        .findFirst()
        .orElseThrow(() -> file.refused("no interval tier '" + name + "', it has " + names()));
  }

  private String names() {
    return tiers.isEmpty()
        ? "none"
        : tiers.stream().map(Tier::name).collect(Collectors.joining(", "));
  }
}
