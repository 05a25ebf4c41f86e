package wernicke.api;

/**
 * The smallest piece of text that is given to a model and has a place in time: a word, or a whole
 * sentence.
 *
 * @param text the text as shown or heard; white space around it is of no account to a recording,
 *     which joins parts by one blank
 * @param passage the passage (story, chapter) it belongs to; context never crosses it
 * @param presentation index of the presentation it belongs to, or -1 if it was outside every scan
 *     but still is context
 * @param time its onset in seconds, on the clock of the presentations' {@link Presentation#TIME};
 *     NaN if not known
 */
public record Part(String text, String passage, int presentation, double time) {
  /** A part whose time is not known. */
  public Part(String text, String passage, int presentation) {
    this(text, passage, presentation, Double.NaN);
  }
}
