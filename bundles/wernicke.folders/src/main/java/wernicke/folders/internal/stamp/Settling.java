package wernicke.folders.internal.stamp;

import java.util.Optional;

/**
 * Whether files have come to rest, which is when they look the same twice in a row, and whether
 * somebody has dealt with them as they are now. Of one thread only.
 */
public final class Settling {
  private static final int SETTLED = 2;

  private Optional<Stamps> stamps = Optional.empty();
  private Optional<Stamps> handled = Optional.empty();
  private int looks;

  /**
   * They look like this now.
   *
   * @return whether they looked otherwise before, or were not there
   */
  public boolean see(Stamps now) {
    if (stamps.filter(now::equals).isPresent()) {
      looks++;
      return false;
    }
    stamps = Optional.of(now);
    looks = 1;
    return true;
  }

  /** They are not there, and whoever comes is new. */
  public void forget() {
    stamps = Optional.empty();
    handled = Optional.empty();
    looks = 0;
  }

  /** How they looked last; empty if they are not there. */
  public Optional<Stamps> stamps() {
    return stamps;
  }

  /** How often in a row they have looked like that. */
  public int looks() {
    return looks;
  }

  /** Whether they have come to rest. */
  public boolean settled() {
    return looks >= SETTLED;
  }

  /** Whether they have come to rest in a state that nobody has dealt with. */
  public boolean due() {
    return settled() && !handled.equals(stamps);
  }

  /** Somebody has dealt with them as they looked last. */
  public void handled() {
    handled = stamps;
  }

  /** Somebody has dealt with them as they looked then, which is what the next look is held to. */
  public void handled(Stamps then) {
    stamps = Optional.of(then);
    handled = stamps;
  }

  /** What has been dealt with does not count. */
  public void again() {
    handled = Optional.empty();
  }

  /** How they looked when somebody dealt with them; empty if nobody has. */
  public Optional<Stamps> whenHandled() {
    return handled;
  }
}
