package wernicke.api.catalog;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service of whoever offers plugins some time after it has seen them, because they have
 * to be read first: a list of plugins is complete once none of these says that more may come.
 */
@ConsumerType
public interface Arriving {
  /** Whether something that has been seen may still become a plugin. Answers at once. */
  boolean arriving();
}
