package wernicke.scorer.internal.job;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import wernicke.api.Benchmark;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.store.Journal;

/** Which controls belong beside a job, and that none of them is forgotten. */
public final class ControlJobs {
  private final Catalog catalog;
  private final Journal journal;
  private final Consumer<Job> queue;

  /**
   * For a scorer.
   *
   * @param queue takes a job that is in the journal
   */
  public ControlJobs(Catalog catalog, Journal journal, Consumer<Job> queue) {
    this.catalog = catalog;
    this.journal = journal;
    this.queue = queue;
  }

  /**
   * The controls of a job: every model that is one and can be scored on the job's benchmark, but
   * not the job's own. None if the job wants none, or its benchmark is not there yet.
   */
  public List<AlignmentSpec> of(JobSpec spec) {
    return spec.beside() && spec instanceof AlignmentSpec alignment ? of(alignment) : List.of();
  }

  private List<AlignmentSpec> of(AlignmentSpec spec) {
    Optional<Benchmark> benchmark = catalog.benchmark(spec.benchmark());
    if (benchmark.isEmpty()) {
      return List.of();
    }
    String needed = benchmark.get().recording().kind().word();
    return catalog.all(Plugin.Kind.MODEL).stream()
        .filter(p -> p.can("control") && p.can(needed) && !p.id().equals(spec.model()))
        .map(p -> spec.control(p.id()))
        .toList();
  }

  /** A job is about to finish: if its benchmark came later than the job, its controls come now. */
  void complete(Job job) {
    if (job.spec().beside() && journal.controls(job.id()).isEmpty()) {
      journal.createControls(job.id(), of(job.spec())).forEach(queue);
    }
  }
}
