package wernicke.deploy.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.osgi.framework.Bundle;
import wernicke.deploy.internal.location.Dropped;
import wernicke.folders.internal.stamp.Settling;
import wernicke.folders.internal.stamp.Stamps;

/**
 * One jar of the drop folder and what became of it: first seen, then, once it no longer changes,
 * handled; anew whenever it changes. Of one thread only.
 */
final class Entry {
  final Path jar;

  private final Settling settling = new Settling();
  private Optional<String> name = Optional.empty();
  private Optional<String> reason = Optional.empty();
  private boolean again;
  private Work work;
  private String current = "";
  private String said = "";
  private long since;

  Entry(Path jar) {
    this.jar = jar;
  }

  /** Notes how the file is now. */
  void see(Stamps now) {
    settling.see(now);
  }

  /** The file has gone. */
  void miss() {
    settling.forget();
  }

  boolean there() {
    return settling.stamps().isPresent();
  }

  /** Whether it has come to rest in a state that nobody has looked into. */
  boolean isNew() {
    return settling.due();
  }

  /** Somebody has looked into it. */
  void handled(Optional<String> symbolicName) {
    settling.handled();
    name = symbolicName;
    reason = Optional.empty();
    again = false;
  }

  /** The symbolic name that the jar carries. */
  Optional<String> name() {
    return name;
  }

  /** Why it is not served. */
  Optional<String> reason() {
    return reason;
  }

  /**
   * It is not served.
   *
   * @param hope whether that may change though the file does not
   */
  void refuse(String why, boolean hope) {
    reason = Optional.of(why);
    again = hope;
  }

  boolean worthAnotherTry() {
    return again;
  }

  /** Whether something has been begun whose end was not noted. */
  boolean working() {
    return work != null;
  }

  void begin(long now, Callable<Void> what) {
    reason = Optional.empty();
    work = new Work(jar.getFileName().toString(), now, what);
  }

  /** Whether the bundle's code is running; if for too long, that is why it is not served. */
  boolean busy(long now) {
    if (work == null || work.done()) {
      return false;
    }
    if (work.late(now)) {
      reason =
          Optional.of(
              "it has been starting or stopping for more than "
                  + Work.PATIENCE / 1000
                  + " s: its code blocks; the others are served without it");
      if (!there()) {
        work.interrupt();
      }
    }
    return true;
  }

  /** Notes the end of the work, and returns what it threw; empty if all went well. */
  Optional<Throwable> end() {
    Optional<Throwable> failure = Optional.ofNullable(work.failure());
    work = null;
    reason = Optional.empty();
    return failure;
  }

  /** What to say now; nothing twice, and only what has been so for a moment. */
  Optional<String> news(Optional<String> trouble, long now, long patience) {
    String line = trouble.orElse("");
    if (!line.equals(current)) {
      current = line;
      since = now;
    }
    if (current.equals(said) || now - since < patience) {
      return Optional.empty();
    }
    said = current;
    return trouble;
  }

  /** Whether a bundle is the one of this jar. */
  boolean owns(Bundle bundle) {
    return bundle.getLocation().equals(Dropped.location(jar));
  }
}
