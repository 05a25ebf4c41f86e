package wernicke.model.transformers.internal.decoder.attention;

/**
 * How the features of attention are divided.
 *
 * @param queries number of query heads
 * @param keyValues number of key and value heads, dividing {@code queries}: fewer in grouped-query
 *     attention (Ainslie et al. 2023)
 * @param size features per head
 */
public record Heads(int queries, int keyValues, int size) {
  /** As many key and value heads as query heads. */
  public static Heads equal(int heads, int size) {
    return new Heads(heads, heads, size);
  }

  /** Features of all queries. */
  public int queryWidth() {
    return queries * size;
  }

  /** Features of all keys, and of all values. */
  public int keyWidth() {
    return keyValues * size;
  }
}
