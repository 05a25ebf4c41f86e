package wernicke.api;

import java.util.Map;

/**
 * Measures a property of a model alone, on a data set without responses. Register it as an OSGi
 * service with the property {@code wernicke.id} (String, required).
 *
 * <p>A new evaluation needs nothing else: {@code evaluations} lists it, {@code evaluate} runs it.
 * Calls come from one worker thread at a time, never from an event thread.
 */
public interface Evaluation {
  /** Describes the evaluation; cheap, reads no file. */
  EvaluationInfo info();

  /**
   * This evaluation with other settings; the evaluation itself stays as it is.
   *
   * @param settings key to value
   * @throws PluginException if one is unknown or cannot be read; by default every one is
   */
  default Evaluation with(Map<String, String> settings) {
    if (!settings.isEmpty()) {
      throw new PluginException(
          "the evaluation has no setting " + settings.keySet().iterator().next());
    }
    return this;
  }

  /**
   * Asks the model and judges its answers.
   *
   * @param stimuli of the data set {@link EvaluationInfo#dataset}
   * @param draft keeps what is finished, for the case that this is interrupted
   * @return what was found: the whole first
   * @throws PluginException if it cannot be measured, saying why in one line
   */
  Evaluated evaluate(Respondent model, Stimuli stimuli, Progress progress, Draft draft);
}
