package wernicke.scorer.internal.job;

import java.util.Optional;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.job.Outcome;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;

/**
 * The steps of one job, in their order: what is missing first, and where the answers go. Every
 * answer that took time is in the store under a content hash, so asking twice does no harm.
 */
public interface Steps {
  /** The first thing that is missing; empty if nothing is. */
  Optional<Question> missing();

  /**
   * What has to be thought over before anything else is asked. It takes its time, so the conductor
   * has it done aside; then it asks what is missing.
   */
  default Optional<Runnable> thought() {
    return Optional.empty();
  }

  /** A question is asked: its time begins. */
  void begin(Question question);

  /** Keeps an answer. */
  void keep(Purpose purpose, Reply reply);

  /** What the job ends in, once nothing is missing. */
  Outcome outcome(double seconds);
}
