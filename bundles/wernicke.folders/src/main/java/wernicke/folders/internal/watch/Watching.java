package wernicke.folders.internal.watch;

import java.util.List;
import wernicke.api.catalog.Arriving;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/** A component that has a watcher: what the platform asks of it, its watcher answers. */
public interface Watching extends HealthCheck, Arriving {
  /** Who watches. */
  Watcher<?> watcher();

  @Override
  default String area() {
    return watcher().area();
  }

  @Override
  default List<Finding> look() {
    return watcher().look();
  }

  @Override
  default boolean arriving() {
    return watcher().arriving();
  }
}
