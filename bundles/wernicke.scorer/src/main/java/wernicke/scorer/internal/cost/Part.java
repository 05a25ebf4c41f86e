package wernicke.scorer.internal.cost;

import wernicke.api.store.Cost;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;

/**
 * A part of a job that has to be computed and takes time.
 *
 * @param purpose of the question that asks for it, see {@link Question}
 * @param step what is done
 * @param subject who does it, see {@link Cost}
 * @param work how much there is to do, see {@link Cost}
 */
public record Part(Purpose purpose, Cost.Step step, String subject, double work) {}
