package wernicke.model.precomputed.internal;

import java.util.Map;
import java.util.TreeMap;
import wernicke.api.LanguageModel;
import wernicke.api.store.Home;
import wernicke.folders.internal.shelf.Limits;
import wernicke.folders.internal.watch.Watcher;
import wernicke.model.precomputed.internal.arrival.RecordedShelf;
import wernicke.model.precomputed.internal.model.PrecomputedModel;
import wernicke.testing.Direct;
import wernicke.testing.Registry;

/** What is offered of a home, look by look. */
public final class Models {
  private final Registry registry = new Registry(LanguageModel.class, Map.of());
  private final Watcher<PrecomputedModel> watcher;

  public Models(Home home) {
    watcher =
        new Watcher<>(
            new RecordedShelf(registry.context(), home),
            Limits.STANDARD,
            new Direct(),
            System::nanoTime);
  }

  /** Looks once; the models that are offered then, also those that cannot be used. */
  public Map<String, PrecomputedModel> look() {
    try {
      watcher.scan();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Map<String, PrecomputedModel> models = new TreeMap<>();
    registry.services().forEach((id, r) -> models.put(id, (PrecomputedModel) r.service()));
    return models;
  }
}
