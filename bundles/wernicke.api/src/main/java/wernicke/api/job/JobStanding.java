package wernicke.api.job;

import java.util.Optional;

/**
 * How a job stands that is being worked on. Only the running scorer knows.
 *
 * @param fraction of all that has to be computed for it and the controls beside it, in proportion
 *     to time, from 0 to 1
 * @param etaSeconds of work that are left; negative while nobody can tell
 * @param doing what is being done
 * @param estimate what it takes, as soon as that is known
 */
public record JobStanding(
    double fraction, double etaSeconds, String doing, Optional<JobEstimate> estimate) {}
