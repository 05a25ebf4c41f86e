package wernicke.folders.internal.shelf;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import wernicke.folders.internal.stamp.Stamps;

/**
 * What is watched for, and what becomes of it. The first three may throw anything and take forever:
 * they are called on threads that can be given up. The others are called on the watcher's own
 * thread and have to be quick.
 *
 * @param <T> what an entry of the folder becomes
 */
public interface Shelf<T> {
  /** One word for {@code doctor} and for threads, such as {@code models}. */
  String area();

  /** What an entry becomes, for messages: {@code model}. */
  String what();

  /**
   * All that lies there now, in the order in which equals win an id. Nothing in it is looked at.
   *
   * @throws IOException if it cannot be listed
   */
  List<Place> places() throws IOException;

  /**
   * Looks at one of them from outside, four times a second.
   *
   * @param examined what it looked like when it was examined; empty if it has not been
   */
  Look look(Place place, Optional<Stamps> examined) throws IOException;

  /**
   * Reads as much of it as is needed to offer it.
   *
   * @throws wernicke.api.PluginException the reason why it cannot be used, in one line
   */
  Found<T> examine(Place place) throws IOException;

  /** Offers it; returns what takes the offer back and frees what it holds. */
  Runnable offer(Found<T> found);

  /**
   * Shows under its name that it cannot be used.
   *
   * @param refused where {@code item} is empty, {@code id} its name, {@code text} the reason
   */
  Runnable refuse(Place place, Found<T> refused);

  /** Looks after what is offered, four times a second. */
  default void tend(T item) {}
}
