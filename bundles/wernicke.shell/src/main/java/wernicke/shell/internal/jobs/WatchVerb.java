package wernicke.shell.internal.jobs;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;

/** {@code watch}: what {@code follow} is called elsewhere. */
@Component(service = Verb.class, property = "service.ranking:Integer=800")
public final class WatchVerb implements Verb {
  private final FollowVerb follow;

  @Activate
  public WatchVerb(@Reference FollowVerb follow) {
    this.follow = follow;
  }

  @Override
  public Usage usage() {
    return FollowVerb.usage("watch", "the same as follow");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    return follow.run(arguments, terminal);
  }
}
