package wernicke.api.console;

import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.Progress;

/**
 * Progress that whoever typed the verb sees: one line that overwrites itself at a terminal, a plain
 * line every few seconds elsewhere. The work is cancelled when nobody is there any more. Close it
 * before anything else is printed.
 */
@ProviderType
public interface Showing extends Progress, AutoCloseable {
  /** Removes the line. */
  @Override
  void close();
}
