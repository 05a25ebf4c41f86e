package wernicke.shell.internal.verb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wernicke.api.PluginException;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.report.Controls;
import wernicke.shell.internal.service.Follower;
import wernicke.shell.internal.service.Follower.Patience;
import wernicke.shell.internal.service.Services;

/** Submits jobs and follows them to their answers: a score, and the controls beside it. */
final class Scoring {
  /** What a job ends in. */
  record Answer(Score score, Controls controls) {}

  private static final long TICK = 500;

  private final Services services;
  private final Follower follower;

  Scoring(Services services, Follower follower) {
    this.services = services;
    this.follower = follower;
  }

  /** Submits a job, with its controls if it wants any. From now on it goes on by itself. */
  Job submit(JobSpec spec) {
    return services.jobs().submit(spec);
  }

  /**
   * Follows a job and its controls to their end.
   *
   * @throws PluginException if the job fails or is cancelled; a control that does is reported
   */
  Answer follow(Job job, Terminal terminal) throws InterruptedException {
    String label = job.spec().model() + " on " + job.spec().target();
    Job last = follower.follow(job.id(), label, Patience.WAIT, terminal);
    return new Answer(follower.score(last), controls(services.jobs().controls(job.id())));
  }

  /**
   * What a job would take.
   *
   * @throws PluginException if it could not be done
   */
  JobEstimate estimate(JobSpec spec, Terminal terminal) throws InterruptedException {
    CompletableFuture<JobEstimate> answer = services.jobs().estimate(spec);
    while (true) {
      try {
        return answer.get(TICK, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        terminal.check();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof PluginException reason
            ? reason
            : new IllegalStateException(e.getCause());
      }
    }
  }

  /** The controls beside a score that was computed some time ago. */
  Controls beside(Score score) {
    return controls(services.journal().controls(score.job()));
  }

  private Controls controls(List<Job> jobs) {
    Map<String, Score> scores = new LinkedHashMap<>();
    Map<String, String> failures = new LinkedHashMap<>();
    for (Job job : jobs) {
      Optional<Score> score =
          job.state() == JobState.DONE ? services.journal().score(job.result()) : Optional.empty();
      if (score.isPresent()) {
        scores.put(job.spec().model(), score.get());
      } else {
        failures.put(job.spec().model(), Follower.describe(job));
      }
    }
    return new Controls(scores, failures);
  }
}
