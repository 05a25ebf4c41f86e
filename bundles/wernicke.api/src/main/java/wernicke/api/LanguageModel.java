package wernicke.api;

/**
 * A model that can be recorded. Register it as an OSGi service with these properties:
 *
 * <table>
 * <caption>Service properties</caption>
 * <tr><th>{@code wernicke.id}</th><td>String, required: the id on the shell</td></tr>
 * <tr><th>{@code recording}</th><td>String[], required: the capabilities, {@code states} and/or {@code surprisal}</td></tr>
 * <tr><th>{@code wernicke.description}</th><td>String: one line for {@code models}</td></tr>
 * <tr><th>{@code wernicke.control}</th><td>Boolean: true if it belongs beside every report</td></tr>
 * </table>
 *
 * <p>Calls come from one worker thread at a time, never from an event thread, and may take as long
 * as they need. When the plugin leaves or the job is cancelled the thread is interrupted and {@link
 * Progress#cancelled()} turns true: return soon, by a CancellationException.
 */
public interface LanguageModel {
  /**
   * Describes the model. May read and hash the weights; cache the answer.
   *
   * @throws PluginException if the files are missing, truncated or of an unsupported kind
   */
  ModelInfo info();

  /**
   * Records the model on stimuli as science.md section 2 says.
   *
   * @return states: one matrix per layer of {@link ModelInfo#layers()}; surprisal: the layer {@link
   *     Recording#SURPRISAL}
   * @throws PluginException if it cannot, saying why in one line
   */
  Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress);
}
