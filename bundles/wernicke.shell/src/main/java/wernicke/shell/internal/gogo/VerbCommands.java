package wernicke.shell.internal.gogo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import wernicke.shell.internal.verb.Verbs;

/** Keeps a Gogo command for the first word of every verb that is there. */
@Component(service = VerbCommands.class, immediate = true)
public final class VerbCommands {
  private static final String SCOPE = "wernicke";

  private final BundleContext context;
  private final Verbs verbs;
  private final Runnable watcher = this::look;
  private final Map<String, ServiceRegistration<?>> commands = new HashMap<>();
  private boolean ended;

  @Activate
  public VerbCommands(BundleContext context, @Reference Verbs verbs) {
    this.context = context;
    this.verbs = verbs;
    verbs.watch(watcher);
  }

  private synchronized void look() {
    List<String> heads = ended ? List.of() : verbs.known().heads();
    heads.forEach(head -> commands.computeIfAbsent(head, this::register));
    commands
        .entrySet()
        .removeIf(
            command -> {
              boolean gone = !heads.contains(command.getKey());
              if (gone) {
                command.getValue().unregister();
              }
              return gone;
            });
  }

  private ServiceRegistration<?> register(String head) {
    return context.registerService(
        Function.class,
        new VerbFunction(verbs, head),
        FrameworkUtil.asDictionary(
            Map.of(
                CommandProcessor.COMMAND_SCOPE, SCOPE, CommandProcessor.COMMAND_FUNCTION, head)));
  }

  @Deactivate
  void stop() {
    verbs.unwatch(watcher);
    synchronized (this) {
      ended = true;
      look();
    }
  }
}
