package wernicke.shell.internal.gogo;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.shell.internal.verb.Verbs;

/** Jobs. */
@Component(service = JobCommands.class)
@GogoCommand(
    scope = "wernicke",
    function = {"jobs", "job", "follow", "watch", "cancel", "retry"})
public final class JobCommands {
  private final Verbs verbs;

  @Activate
  public JobCommands(@Reference Verbs verbs) {
    this.verbs = verbs;
  }

  @Descriptor("lists the jobs, or forgets some that have ended")
  public void jobs(
      CommandSession session,
      @Descriptor("[--open] or [forget <numbers> or --done, --failed, --cancelled], [--json]")
          String[] arguments) {
    Prompt.run(verbs, session, "jobs", arguments);
  }

  @Descriptor("shows a job")
  public void job(
      CommandSession session, @Descriptor("<number of the job> [--json]") String[] arguments) {
    Prompt.run(verbs, session, "job", arguments);
  }

  @Descriptor("follows a job to its end and prints its score and controls")
  public void follow(
      CommandSession session, @Descriptor("<number of the job> [--json]") String[] arguments) {
    Prompt.run(verbs, session, "follow", arguments);
  }

  @Descriptor("the same as follow")
  public void watch(
      CommandSession session, @Descriptor("<number of the job> [--json]") String[] arguments) {
    Prompt.run(verbs, session, "watch", arguments);
  }

  @Descriptor("stops jobs and the controls beside them; what they have stays")
  public void cancel(
      CommandSession session, @Descriptor("<3 or 3,5 or 3-17> | --all") String[] arguments) {
    Prompt.run(verbs, session, "cancel", arguments);
  }

  @Descriptor("takes a failed or cancelled job up again")
  public void retry(CommandSession session, @Descriptor("<number of the job>") String[] arguments) {
    Prompt.run(verbs, session, "retry", arguments);
  }
}
