package wernicke.api.health;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Shows lines to whoever sits at the service: an interactive shell registers one. Whoever has news
 * that nobody asked for, such as a file that cannot be used, tells every one of them.
 */
@ConsumerType
public interface Notices {
  /** Shows a line; returns at once. */
  void say(String line);
}
