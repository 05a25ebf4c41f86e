package wernicke.api;

import java.util.Set;

/**
 * What an evaluation says of itself, without reading any file.
 *
 * @param id such as {@code nextword}
 * @param description one line
 * @param citation whom to cite
 * @param dataset id of the data set that the model is asked on; it needs no responses
 * @param needs what a model must be able to do
 */
public record EvaluationInfo(
    String id, String description, String citation, String dataset, Set<Capability> needs) {
  public EvaluationInfo {
    needs = Set.copyOf(needs);
  }
}
