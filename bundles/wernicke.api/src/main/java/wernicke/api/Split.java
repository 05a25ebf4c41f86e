package wernicke.api;

/**
 * One division of presentations. The arrays belong to the record: do not change them.
 *
 * @param train presentation indices to fit on; empty where nothing is fitted
 * @param test presentation indices to score on
 */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] train, int[] test) {}
