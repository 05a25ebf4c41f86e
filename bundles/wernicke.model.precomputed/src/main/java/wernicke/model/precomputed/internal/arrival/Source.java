package wernicke.model.precomputed.internal.arrival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.store.Home;
import wernicke.folders.internal.file.ModelEntry;
import wernicke.folders.internal.shelf.Place;
import wernicke.folders.internal.stamp.Stamps;
import wernicke.model.precomputed.internal.model.PrecomputedModel;
import wernicke.model.precomputed.internal.model.Settings;
import wernicke.model.precomputed.internal.model.Surprisals;
import wernicke.model.precomputed.internal.model.Unit;

/**
 * A place that holds a model.
 *
 * @param id the folder's or file's name, which is the model's id unless its settings give another
 * @param file {@value ModelEntry#RECORDED}, or a CSV in the layout of {@value ModelEntry#GPT3}
 */
record Source(String id, Path file) {
  static final String GPT3_ID = "gpt3-davinci";

  private static final Logger LOG = LoggerFactory.getLogger(Source.class);
  private static final String TABLE = ".csv";

  /**
   * All places where one may be: everything in {@code models/} by name, then, of a higher rank,
   * {@code probs/}{@value ModelEntry#GPT3} of the data folder of Futrell2018.
   */
  static List<Place> places(Home home) throws IOException {
    List<Place> places = new ArrayList<>();
    for (Place place : Place.in(home.path().resolve("models"), 0)) {
      places.add(new Place(place.path(), name(place.name()), 0));
    }
    published(home).ifPresent(file -> places.add(new Place(file, GPT3_ID, 1)));
    return places;
  }

  private static String name(String file) {
    if (file.equals(ModelEntry.GPT3)) {
      return GPT3_ID;
    }
    return file.endsWith(TABLE) ? file.substring(0, file.length() - TABLE.length()) : file;
  }

  private static Optional<Path> published(Home home) {
    try {
      return home.dataFolder("Futrell2018").flatMap(Source::published);
    } catch (PluginException e) {
      LOG.debug("'data' tells what is wrong with the list of data folders", e);
      return Optional.empty();
    }
  }

  /** From the root of the corpus' repository, or from {@code naturalstories_RTS/} in it. */
  private static Optional<Path> published(Path folder) {
    Path inside = Path.of("probs", ModelEntry.GPT3);
    return Stream.of(folder.resolve(inside), folder.resolveSibling(inside))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** What is there. */
  static Source of(Place place) {
    Path path = place.path();
    if (!Files.isDirectory(path)) {
      return new Source(place.name(), path);
    }
    Path settings = path.resolve(ModelEntry.RECORDED);
    Path file = Files.exists(settings) ? settings : path.resolve(ModelEntry.GPT3);
    return new Source(path.getFileName().toString(), file);
  }

  private boolean hasSettings() {
    return file.endsWith(ModelEntry.RECORDED);
  }

  /** The file, or everything in its folder, a change of which makes another model. */
  Stamps stamps() throws IOException {
    return hasSettings() ? Stamps.below(file.getParent()) : Stamps.of(List.of(file));
  }

  /**
   * The model; no numbers are read yet.
   *
   * @throws PluginException if the settings are malformed
   */
  PrecomputedModel model() {
    if (hasSettings()) {
      return Settings.read(id, file);
    }
    return new PrecomputedModel(
        id,
        "surprisals of Natural Stories from " + file.getFileName(),
        new Surprisals(file, Surprisals.Layout.NATURAL_STORIES, Unit.LN));
  }
}
