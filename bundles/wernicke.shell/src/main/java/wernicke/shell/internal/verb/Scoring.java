package wernicke.shell.internal.verb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Benchmark;
import wernicke.api.PluginException;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.report.Controls;
import wernicke.shell.internal.service.Follower;
import wernicke.shell.internal.service.Follower.Patience;
import wernicke.shell.internal.service.Services;

/** Submits jobs and follows them to their scores: a model, then the controls beside it. */
final class Scoring {
  private final Services services;
  private final Follower follower;

  Scoring(Services services, Follower follower) {
    this.services = services;
    this.follower = follower;
  }

  /**
   * Scores a model.
   *
   * @throws PluginException if the job fails or is cancelled
   */
  Score score(JobSpec spec, Terminal terminal) throws InterruptedException {
    Job job = services.jobs().submit(spec);
    String label = spec.model() + " on " + spec.benchmark();
    return follower.score(follower.follow(job.id(), label, Patience.WAIT, terminal));
  }

  /**
   * Scores every control that can be scored on the job's benchmark, with the job's metric, scheme
   * and context. The scorer finds what it has of an earlier run in the store, so that a repetition
   * is quick. A control that fails is reported, not thrown.
   */
  Controls controls(JobSpec spec, Terminal terminal) throws InterruptedException {
    Map<String, Score> scores = new LinkedHashMap<>();
    Map<String, String> failures = new LinkedHashMap<>();
    Map<String, Job> jobs = submit(spec, failures);
    int number = 0;
    for (Map.Entry<String, Job> entry : jobs.entrySet()) {
      number++;
      String label = "control " + number + "/" + jobs.size() + " " + entry.getKey();
      Job job = follow(entry.getValue(), label, terminal);
      if (job.state() == JobState.DONE) {
        scores.put(entry.getKey(), follower.score(job));
      } else {
        failures.put(entry.getKey(), Follower.describe(job));
      }
    }
    return new Controls(scores, failures);
  }

  private Map<String, Job> submit(JobSpec spec, Map<String, String> failures) {
    Map<String, Job> jobs = new LinkedHashMap<>();
    for (Plugin control : candidates(services.catalog(), spec)) {
      try {
        jobs.put(control.id(), services.jobs().submit(like(spec, control.id())));
      } catch (PluginException e) {
        failures.put(control.id(), e.getMessage());
      }
    }
    return jobs;
  }

  private static JobSpec like(JobSpec spec, String model) {
    return new JobSpec(
        model, spec.benchmark(), List.of(), spec.metric(), spec.cv(), spec.context());
  }

  private Job follow(Job job, String label, Terminal terminal) throws InterruptedException {
    Job last = follower.follow(job.id(), label, Patience.LEAVE, terminal);
    if (last.state() == JobState.WAITING) {
      services.jobs().cancel(job.id());
    }
    return last;
  }

  /** The controls that can be scored on the benchmark of a job, but not the job's own model. */
  static List<Plugin> candidates(Catalog catalog, JobSpec spec) {
    Optional<Benchmark> benchmark = catalog.benchmark(spec.benchmark());
    if (benchmark.isEmpty()) {
      return List.of();
    }
    String needed = benchmark.get().recording().kind().word();
    return catalog.all(Plugin.Kind.MODEL).stream()
        .filter(p -> p.can("control") && p.can(needed) && !p.id().equals(spec.model()))
        .toList();
  }
}
