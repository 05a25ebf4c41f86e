package wernicke.shell.internal.verb;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.UsageException;
import wernicke.shell.internal.report.Texts;
import wernicke.shell.internal.service.Services;

/** {@code jobs forget} and {@code results forget}. */
final class Forget {
  private static final List<JobState> ENDED =
      Stream.of(JobState.values()).filter(JobState::terminal).toList();

  private final Services services;
  private final Lookup lookup;

  Forget(Services services, Lookup lookup) {
    this.services = services;
    this.lookup = lookup;
  }

  /** What {@code jobs} takes for it. */
  static Usage jobOptions(Usage usage) {
    Usage with =
        usage
            .optional("forget", "removes jobs that have ended; results stay", Kind.JOB_ACTION)
            .optional("jobs", "with forget: a number, or several as 3,7-12", Kind.JOB);
    for (JobState state : ENDED) {
      with = with.flag(flag(state), "with forget: all that are " + flag(state));
    }
    return with;
  }

  /** What {@code results} takes for it. */
  static Usage resultOptions(Usage usage) {
    return usage
        .optional("forget", "removes a result and what only it uses", Kind.RESULT_ACTION)
        .optional("result", "with forget: its first digits", Kind.RESULT);
  }

  private static String flag(JobState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Whether the words are those of an action, the only one there is. */
  static boolean asked(Arguments arguments) {
    arguments
        .find(0)
        .filter(action -> !action.equals("forget"))
        .ifPresent(
            action -> {
              throw arguments.wrong("'" + action + "' is not 'forget'");
            });
    return arguments.find(0).isPresent();
  }

  int jobs(Arguments arguments, Terminal terminal) {
    List<Long> named = arguments.find(1).map(JobNumbers::parse).map(List::copyOf).orElse(List.of());
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
      if (!services.upkeep().forgetJob(id)) {
        throw new UsageException("there is no job " + id + ": 'jobs' lists them");
      }
    }
    terminal.out().println(Texts.count(all.size(), "job") + " forgotten; results stay");
    return Exit.OK;
  }

  int result(Arguments arguments, Terminal terminal) {
    Score score = lookup.score(arguments.find(1).orElseThrow(() -> arguments.wrong("say which")));
    int comparisons = services.upkeep().forgetScore(score.id());
    terminal
        .out()
        .println(
            "result "
                + Texts.hash(score.id())
                + " ("
                + score.model()
                + " on "
                + score.benchmark()
                + ") is forgotten, and "
                + Texts.count(comparisons, "comparison")
                + " that only it used");
    return Exit.OK;
  }
}
