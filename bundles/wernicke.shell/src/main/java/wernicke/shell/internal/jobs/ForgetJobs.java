package wernicke.shell.internal.jobs;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
import wernicke.api.job.JobState;
import wernicke.api.store.Upkeep;
import wernicke.console.internal.text.Texts;
import wernicke.shell.internal.service.Services;

/** {@code jobs forget}: removes jobs that have ended. */
@Component(service = Verb.class, property = "service.ranking:Integer=830")
public final class ForgetJobs implements Verb {
  private static final List<JobState> ENDED =
      Stream.of(JobState.values()).filter(JobState::terminal).toList();

  private final Services services;
  private final Upkeep upkeep;

  @Activate
  public ForgetJobs(@Reference Services services, @Reference Upkeep upkeep) {
    this.services = services;
    this.upkeep = upkeep;
  }

  @Override
  public Usage usage() {
    Usage usage =
        Usage.of("jobs forget", "removes jobs that have ended; results stay")
            .optional("jobs", "a number, or several as 3,7-12", Kind.JOB);
    for (JobState state : ENDED) {
      usage = usage.flag(flag(state), "all that are " + flag(state));
    }
    return usage.example("jobs forget --failed --cancelled", "what came to nothing");
  }

  private static String flag(JobState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    List<Long> named = arguments.find(0).map(JobNumbers::parse).map(List::copyOf).orElse(List.of());
    List<Long> ended =
        services.jobs().list().stream()
            .filter(job -> ENDED.contains(job.state()) && arguments.flag(flag(job.state())))
            .map(Job::id)
            .toList();
    if (named.isEmpty() && ENDED.stream().noneMatch(state -> arguments.flag(flag(state)))) {
      throw arguments.wrong("say which jobs");
    }
    List<Long> all = Stream.concat(named.stream(), ended.stream()).distinct().toList();
    for (long id : all) {
      if (!upkeep.forgetJob(id)) {
        throw new UsageException("there is no job " + id + ": 'jobs' lists them");
      }
    }
    terminal.out().println(Texts.count(all.size(), "job") + " forgotten; results stay");
    return Exit.OK;
  }
}
