package wernicke.shell.internal.gogo;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.health.Notices;
import wernicke.shell.internal.verb.Verbs;

/**
 * The interactive Gogo sessions. Each gets scope, prompt and completions once Gogo's own profile
 * has run, so that no profile has to be installed; notices are printed above its prompt.
 */
@Component(
    service = {Sessions.class, CommandSessionListener.class, Notices.class},
    immediate = true)
public final class Sessions implements CommandSessionListener, Notices {
  private static final Logger log = LoggerFactory.getLogger(Sessions.class);
  private static final String GREETING = "Wernicke: 'help' lists the verbs, TAB completes.";

  private final Verbs verbs;
  private final Set<CommandSession> ours =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  @Activate
  public Sessions(@Reference Verbs verbs) {
    this.verbs = verbs;
  }

  /** Prints a line on every interactive session. */
  @Override
  public void say(String line) {
    List<CommandSession> sessions;
    synchronized (ours) {
      sessions = List.copyOf(ours);
    }
    sessions.forEach(s -> JLine.print(s, line));
  }

  @Override
  public void beforeExecute(CommandSession session, CharSequence command) {
    if (session.get(".gosh_quiet") == null) {
      session.put(".gosh_quiet", true);
    }
  }

  @Override
  public void afterExecute(CommandSession session, CharSequence command, Exception exception) {
    adopt(session);
  }

  @Override
  public void afterExecute(CommandSession session, CharSequence command, Object result) {
    adopt(session);
  }

  private void adopt(CommandSession session) {
    boolean interactive = session.get(JLine.READER) != null && session.get(".completions") != null;
    if (!interactive || !ours.add(session)) {
      return;
    }
    try {
      session.execute(SessionScript.of(verbs.usages(), commands(session)));
      session.getConsole().println(GREETING);
    } catch (Exception e) {
      log.warn("no completion in this session", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Set<String> commands(CommandSession session) {
    return (Set<String>) session.get(".commands");
  }
}
