package wernicke.api;

import java.util.Map;

/**
 * One measured channel: a voxel, a region of interest, an electrode, or the reading times of one
 * person.
 *
 * @param id unique within the data set
 * @param subject the one subject it belongs to, or {@link #GROUP} for a mean over subjects
 * @param metadata further coordinates such as {@code roi}, {@code atlas}, {@code x y z}; {@link
 *     #UNIT} and {@link #MEASURE} where a data set has several kinds of responses
 */
public record Neuroid(String id, String subject, Map<String, String> metadata) {
  /**
   * The "subject" of a channel that is a mean over subjects. If a data set has one, it alone makes
   * the raw score.
   */
  public static final String GROUP = "";

  /**
   * The metadata that holds the unit of the responses, such as {@code ms}; neuroids without it are
   * all in one unit.
   */
  public static final String UNIT = "unit";

  /** Metadata: what is measured, such as {@code N400}. */
  public static final String MEASURE = "measure";

  public Neuroid {
    metadata = Map.copyOf(metadata);
  }

  /** Whether this channel is a mean over subjects. */
  public boolean group() {
    return subject.equals(GROUP);
  }

  /** The unit of its responses; empty if it is not told. */
  public String unit() {
    return metadata.getOrDefault(UNIT, "");
  }

  /** What it measures; its id if that is not told. */
  public String measure() {
    return metadata.getOrDefault(MEASURE, id);
  }
}
