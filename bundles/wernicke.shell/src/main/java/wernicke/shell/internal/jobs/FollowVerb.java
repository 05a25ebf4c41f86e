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
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.report.internal.evaluation.EvaluationText;
import wernicke.report.internal.score.Printing;
import wernicke.shell.internal.catalog.Lookup;
import wernicke.shell.internal.evaluation.Evaluating;
import wernicke.shell.internal.job.Scoring;
import wernicke.shell.internal.service.Services;

/** {@code follow}: a job to its end. */
@Component(
    service = {Verb.class, FollowVerb.class},
    property = "service.ranking:Integer=810")
public final class FollowVerb implements Verb {
  private final Lookup lookup;
  private final Scoring scoring;
  private final Printing printing;
  private final Evaluating evaluating;

  @Activate
  public FollowVerb(
      @Reference Services services,
      @Reference Lookup lookup,
      @Reference Scoring scoring,
      @Reference Evaluating evaluating) {
    this.evaluating = evaluating;
    this.lookup = lookup;
    this.scoring = scoring;
    this.printing = new Printing(services::journal);
  }

  @Override
  public Usage usage() {
    return usage("follow", "follows a job to its end and prints its score and controls");
  }

  static Usage usage(String name, String summary) {
    return Usage.of(name, summary)
        .parameter("id", "number of the job, see 'jobs'", Kind.JOB)
        .json()
        .example(name + " 3", "waits for the score of job 3; Ctrl-C leaves the job running");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    Job job = lookup.job(arguments.get(0));
    boolean json = arguments.flag("json");
    if (job.spec() instanceof EvaluationSpec) {
      EvaluationText.print(evaluating.follow(job, terminal), json, terminal);
    } else {
      Scoring.Answer answer = scoring.follow(job, terminal);
      printing.print(answer.score(), answer.controls(), json, terminal);
    }
    return Exit.OK;
  }
}
