package wernicke.api.job;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import wernicke.api.PluginException;
import wernicke.api.Written;

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

  /**
   * With the settings that are written behind the evaluation's id, {@code nextword:tokens=1000}.
   *
   * @throws PluginException if that cannot be read
   */
  public static EvaluationSpec parse(String model, String evaluation) {
    Written written = Written.parse("evaluation", evaluation);
    return new EvaluationSpec(model, written.id(), written.settings());
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
