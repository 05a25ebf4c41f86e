package wernicke.formats.internal.pickle;

import java.util.List;

/** What a pickle may build besides plain values: the caller's closed list. */
public interface Globals {
  /** Who needs no more than this, for messages, such as {@code weights}. */
  String who();

  /**
   * A class or function by its full name, such as {@code collections.OrderedDict}.
   *
   * @throws PickleException if it is not on the list
   */
  Object global(String name);

  /** The result of calling what {@link #global} gave. */
  Object call(Object global, List<?> arguments);

  /** What a persistent id stands for. */
  default Object persistent(Object id) {
    throw new PickleException("its pickle refers to something outside of it");
  }

  /** Gives an object its state; a dict's attributes are dropped without asking. */
  default void build(Object object, Object state) {
    throw new PickleException("its pickle sets attributes of something that is no dict");
  }
}
