package wernicke.model.precomputed.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wernicke.api.store.Home;

/**
 * A place that holds a model.
 *
 * @param id the folder's or file's name, which is the model's id unless its settings give another
 * @param file {@value #SETTINGS}, or a CSV in the layout of {@value #GPT3}
 */
record Source(String id, Path file) {
  static final String SETTINGS = "wernicke-model.json";
  static final String GPT3 = "all_stories_gpt3.csv";
  static final String GPT3_ID = "gpt3-davinci";

  /**
   * All sources, in the order in which they win an id: folders and CSV files in {@code models/} by
   * name, then {@code probs/}{@value #GPT3} of the data folder of Futrell2018. A folder with a
   * {@code config.json} is a checkpoint and not ours.
   */
  static List<Source> find(Home home) {
    List<Source> sources = new ArrayList<>();
    for (Path entry : entries(home.path().resolve("models"))) {
      of(entry).ifPresent(sources::add);
    }
    home.dataFolder("Futrell2018").flatMap(Source::published).ifPresent(sources::add);
    return sources;
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !name(entry).startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Source> of(Path entry) {
    String name = name(entry);
    if (Files.isDirectory(entry)) {
      boolean checkpoint = Files.exists(entry.resolve("config.json"));
      return Stream.of(SETTINGS, GPT3)
          .map(entry::resolve)
          .filter(file -> !checkpoint && Files.isRegularFile(file))
          .findFirst()
          .map(file -> new Source(name, file));
    }
    if (!name.endsWith(".csv")) {
      return Optional.empty();
    }
    String id = name.equals(GPT3) ? GPT3_ID : name.substring(0, name.length() - ".csv".length());
    return Optional.of(new Source(id, entry));
  }

  /** From the root of the corpus' repository, or from {@code naturalstories_RTS/} in it. */
  private static Optional<Source> published(Path folder) {
    Path inside = Path.of("probs", GPT3);
    return Stream.of(folder.resolve(inside), folder.resolveSibling(inside))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> new Source(GPT3_ID, file));
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** The file, or everything in its folder, a change of which makes another model. */
  List<Path> watched() {
    if (!name(file).equals(SETTINGS)) {
      return List.of(file);
    }
    try (Stream<Path> files = Files.walk(file.toRealPath().getParent())) {
      return files.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(file); // something leaves while it is looked at: the next look tells
    }
  }

  /**
   * The model; no numbers are read yet.
   *
   * @throws wernicke.api.PluginException if the settings are malformed
   */
  PrecomputedModel model() {
    if (name(file).equals(SETTINGS)) {
      return Settings.read(id, file);
    }
    return new PrecomputedModel(
        id,
        "surprisals of Natural Stories from " + name(file),
        new Surprisals(file, Surprisals.Layout.NATURAL_STORIES, Unit.LN));
  }
}
