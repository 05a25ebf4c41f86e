package wernicke.store.internal.material;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Values that are shared as long as somebody holds them, and made anew when nobody does. */
final class Held<K, V> {
  private final Map<K, WeakReference<V>> values = new HashMap<>();

  /**
   * The value of the key.
   *
   * @param making makes it, if nobody holds one
   */
  synchronized V get(K key, Supplier<V> making) {
    WeakReference<V> known = values.get(key);
    V held = known == null ? null : known.get();
    if (held == null) {
      values.values().removeIf(value -> value.get() == null);
      held = making.get();
      values.put(key, new WeakReference<>(held));
    }
    return held;
  }
}
