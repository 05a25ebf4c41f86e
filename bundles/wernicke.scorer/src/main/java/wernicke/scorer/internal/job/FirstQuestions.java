package wernicke.scorer.internal.job;

import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.DescriptionRequested;
import wernicke.api.event.WernickeEvent.StimuliRequested;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;

/**
 * What jobs of every kind ask first.
 *
 * @param job that asks; 0 for none
 */
public record FirstQuestions(Desk desk, long job) {
  /** What is this model? */
  public Question describe(String model) {
    return new Question(
        Kind.MODEL,
        model,
        new Purpose(Purpose.Step.DESCRIPTION, model),
        "describing " + model,
        request -> new DescriptionRequested(request, desk.deadline(), job, model));
  }

  /** What was presented, and how did people respond? */
  public Question load(String dataset) {
    return load(Purpose.Step.STIMULI, dataset, "loading " + dataset);
  }

  /**
   * The same for a purpose of its own.
   *
   * @param doing for people
   */
  public Question load(Purpose.Step step, String dataset, String doing) {
    return new Question(
        Kind.DATASET,
        dataset,
        new Purpose(step, dataset),
        doing,
        request -> new StimuliRequested(request, desk.deadline(), job, dataset));
  }
}
