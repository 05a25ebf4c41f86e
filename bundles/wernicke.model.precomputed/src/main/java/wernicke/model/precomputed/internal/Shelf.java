package wernicke.model.precomputed.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.store.Home;

/**
 * The models that are there now. A model stays the same object as long as none of its files
 * changes; one that appears or changes after the first look is taken once its files have stood
 * still for one look, so that a copy in progress is not read. Used by one thread at a time.
 */
final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final Home home;
  private final Map<Source, Loaded> loaded = new HashMap<>();
  private final Set<Source> shadowed = new HashSet<>();
  private Map<Source, List<Stamp>> seen;

  /** What was read from a source. */
  private record Loaded(List<Stamp> stamps, PrecomputedModel model) {}

  Shelf(Home home) {
    this.home = home;
  }

  /** The models by id. Of two sources with one id the first is taken (see {@link Source#find}). */
  Map<String, PrecomputedModel> models() {
    Map<Source, List<Stamp>> now = new LinkedHashMap<>();
    Source.find(home).forEach(source -> now.put(source, Stamp.of(source.watched())));
    loaded.entrySet().removeIf(old -> !old.getValue().stamps().equals(now.get(old.getKey())));
    now.forEach(this::load);
    seen = now;
    shadowed.retainAll(now.keySet());
    Map<String, PrecomputedModel> models = new LinkedHashMap<>();
    now.keySet().forEach(source -> put(models, source));
    return models;
  }

  private void load(Source source, List<Stamp> stamps) {
    boolean settled = seen == null || stamps.equals(seen.get(source));
    if (settled && !loaded.containsKey(source)) {
      loaded.put(source, new Loaded(stamps, read(source)));
    }
  }

  private static PrecomputedModel read(Source source) {
    try {
      return source.model();
    } catch (PluginException e) {
      LOG.warn("no usable model in {}: {}", source.file(), e.getMessage());
      return new PrecomputedModel(
          source.id(), "cannot be used: " + e.getMessage(), new Broken(e.getMessage()));
    }
  }

  private void put(Map<String, PrecomputedModel> models, Source source) {
    Loaded entry = loaded.get(source);
    if (entry == null) {
      return;
    }
    PrecomputedModel model = entry.model();
    if (models.putIfAbsent(model.id(), model) == null) {
      shadowed.remove(source);
    } else if (shadowed.add(source)) {
      LOG.warn("{} is not used: there is another model '{}'", source.file(), model.id());
    }
  }
}
