package wernicke.shell.internal.gogo;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.shell.internal.verb.Verbs;

/** Data folders and the service itself. */
@Component(service = ServiceCommands.class)
@GogoCommand(
    scope = "wernicke",
    function = {"data", "doctor", "version", "stop", "help"})
public final class ServiceCommands {
  private final Verbs verbs;

  @Activate
  public ServiceCommands(@Reference Verbs verbs) {
    this.verbs = verbs;
  }

  @Descriptor("shows where data sets' files are, gets them here, prints them, describes your own")
  public void data(
      CommandSession session,
      @Descriptor(
              "[add <id> <folder>] or [fetch <id> [--yes]] or [stimuli <id> [--passage name]"
                  + " [--limit number] [--csv]] or [new [layout]] or [check <id|folder>"
                  + " [--strict]], [--json]")
          String[] arguments) {
    Prompt.run(verbs, session, "data", arguments);
  }

  @Descriptor("looks at Java, disk, natives, events and bundles")
  public void doctor(CommandSession session, @Descriptor("[--json]") String[] arguments) {
    Prompt.run(verbs, session, "doctor", arguments);
  }

  @Descriptor("prints the versions of Wernicke and Java")
  public void version(CommandSession session, @Descriptor("[--json]") String[] arguments) {
    Prompt.run(verbs, session, "version", arguments);
  }

  @Descriptor("stops the service; unfinished jobs go on at the next start")
  public void stop(CommandSession session, @Descriptor("nothing") String[] arguments) {
    Prompt.run(verbs, session, "stop", arguments);
  }

  @Descriptor("lists the verbs, or explains one")
  public void help(CommandSession session, @Descriptor("[verb]") String[] arguments) {
    Prompt.run(verbs, session, "help", arguments);
  }
}
