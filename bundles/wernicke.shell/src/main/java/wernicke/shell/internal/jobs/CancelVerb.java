package wernicke.shell.internal.jobs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;
import wernicke.api.job.Job;
import wernicke.shell.internal.service.Services;

/** {@code cancel 3}, {@code cancel 3,5}, {@code cancel 3-17}, {@code cancel --all}. */
@Component(service = Verb.class, property = "service.ranking:Integer=790")
public final class CancelVerb implements Verb {
  private final Services services;

  @Activate
  public CancelVerb(@Reference Services services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return Usage.of("cancel", "stops jobs and the controls beside them; what they have stays")
        .optional("jobs", "numbers of jobs, see 'jobs': 3 or 3,5 or 3-17", Kind.JOB)
        .flag("all", "every job that is not finished")
        .example("cancel 3-17", "fifteen jobs at once");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    boolean all = arguments.flag("all");
    if (all == arguments.find(0).isPresent()) {
      throw arguments.wrong("name the jobs, as 3 or 3,5 or 3-17, or say --all");
    }
    List<Job> jobs = all ? services.jobs().list() : named(arguments.get(0));
    List<Job> open = jobs.stream().filter(this::open).toList();
    if (open.isEmpty()) {
      return refuse(jobs, terminal);
    }
    Set<Long> numbers = open.stream().map(Job::id).collect(Collectors.toSet());
    List<Job> heads = open.stream().filter(job -> !numbers.contains(job.parent())).toList();
    heads.forEach(job -> services.jobs().cancel(job.id()));
    terminal.out().println(said(heads));
    return Exit.OK;
  }

  private List<Job> named(String text) {
    Set<Long> numbers = JobNumbers.parse(text);
    List<Job> jobs =
        services.jobs().list().stream().filter(job -> numbers.contains(job.id())).toList();
    if (jobs.isEmpty()) {
      throw new UsageException("there is no job " + text + ": 'jobs' lists them");
    }
    return jobs;
  }

  private boolean open(Job job) {
    return !job.state().terminal()
        || services.jobs().controls(job.id()).stream().anyMatch(c -> !c.state().terminal());
  }

  private String said(List<Job> jobs) {
    String ids =
        jobs.stream().map(job -> String.valueOf(job.id())).collect(Collectors.joining(", "));
    if (jobs.size() > 1) {
      return jobs.size() + " jobs are being cancelled: " + ids;
    }
    Job now = services.jobs().find(jobs.get(0).id()).orElse(jobs.get(0));
    String what = now.state().terminal() ? "is " + JobText.state(now) : "is being cancelled";
    return "job " + ids + " " + what;
  }

  private static int refuse(List<Job> jobs, Terminal terminal) {
    String which =
        jobs.size() == 1
            ? "job " + jobs.get(0).id() + " is " + JobText.state(jobs.get(0))
            : "all of them are finished";
    terminal.err().println(which + ": there is nothing to cancel");
    return Exit.FAILED;
  }
}
