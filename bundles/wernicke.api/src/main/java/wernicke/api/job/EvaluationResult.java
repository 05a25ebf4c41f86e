package wernicke.api.job;

import java.util.Map;
import wernicke.api.Evaluated;

/**
 * The result of an evaluation.
 *
 * @param id content hash of everything that determines the numbers
 * @param asked what was asked
 * @param found what was found
 * @param provenance how it came about
 */
public record EvaluationResult(String id, Asked asked, Evaluated found, Provenance provenance)
    implements Outcome {
  /** Among the fingerprints: content hash of everything that determines what was found. */
  public static final String CONTENT = "content";

  /**
   * What was asked.
   *
   * @param model id of the model
   * @param family architecture of the model
   * @param evaluation id of the evaluation
   * @param settings of the evaluation, by key; what is default is not there
   */
  public record Asked(String model, String family, String evaluation, Map<String, String> settings)
      implements Outcome.Asked {
    public Asked {
      settings = Map.copyOf(settings);
    }

    @Override
    public String target() {
      return evaluation;
    }
  }
}
