package wernicke.api;

/**
 * Responses of people to text. Register it as an OSGi service with the property {@code wernicke.id}
 * (String, required).
 *
 * <p>Calls come from one worker thread at a time, never from an event thread.
 */
public interface Dataset {
  /** Describes the data set; cheap, reads no file. */
  DatasetInfo info();

  /**
   * Reads the responses.
   *
   * @throws PluginException in one line, if a file is missing, empty or malformed (which file,
   *     which row, what to do)
   */
  Assembly load(Progress progress);
}
