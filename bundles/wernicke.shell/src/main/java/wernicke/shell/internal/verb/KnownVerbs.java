package wernicke.shell.internal.verb;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import wernicke.console.internal.run.Known;

/**
 * Which verbs there are, for verbs that tell of the others; apart from {@link Verbs}, which
 * collects them all, so that no service waits for itself.
 */
@Component(service = KnownVerbs.class)
public final class KnownVerbs {
  private volatile Known known = new Known(List.of());

  /** The verbs of this moment, the highest ranking first. */
  public Known known() {
    return known;
  }

  void changed(Known now) {
    known = now;
  }
}
