package wernicke.api.job;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A property of a model alone is to be measured.
 *
 * @param model id of the model
 * @param evaluation id of the evaluation
 * @param settings of the evaluation, see {@link wernicke.api.Evaluation#with}; by key
 */
public record EvaluationSpec(String model, String evaluation, Map<String, String> settings)
    implements JobSpec {
  public EvaluationSpec {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** As the evaluation does it by itself. */
  public static EvaluationSpec of(String model, String evaluation) {
    return new EvaluationSpec(model, evaluation, Map.of());
  }

  @Override
  public String target() {
    return evaluation;
  }

  @Override
  public Set<String> models() {
    return Set.of(model);
  }

  @Override
  public boolean beside() {
    return false;
  }
}
