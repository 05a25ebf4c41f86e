package wernicke.shell.internal.jobs;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.shell.internal.catalog.Lookup;
import wernicke.shell.internal.service.Services;

/** {@code retry}: a job that ended without a score, taken up again. */
@Component(service = Verb.class, property = "service.ranking:Integer=780")
public final class RetryVerb implements Verb {
  private final Services services;
  private final Lookup lookup;

  @Activate
  public RetryVerb(@Reference Services services, @Reference Lookup lookup) {
    this.services = services;
    this.lookup = lookup;
  }

  @Override
  public Usage usage() {
    return Usage.of("retry", "takes a failed or cancelled job up again, from what it has")
        .parameter("id", "number of the job, see 'jobs'", Kind.JOB)
        .example("retry 3", "goes on with job 3, and with the controls beside it");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Job job = lookup.job(arguments.get(0));
    if (!stopped(job)
        && services.jobs().controls(job.id()).stream().noneMatch(RetryVerb::stopped)) {
      String why = ": only failed and cancelled jobs can be taken up again";
      terminal.err().println("job " + job.id() + " is " + JobText.state(job) + why);
      return Exit.FAILED;
    }
    Job now = services.jobs().retry(job.id());
    terminal.out().println("job " + now.id() + " is " + JobText.state(now));
    return Exit.OK;
  }

  private static boolean stopped(Job job) {
    return job.state() == JobState.FAILED || job.state() == JobState.CANCELLED;
  }
}
